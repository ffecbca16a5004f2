package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lesionlens.cases.DatasetIssue.Kind;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.files.FileNames;

/** Puts together what tables and folders say of a set's photos. */
final class SetReader {

    private final Path folder;
    private final SetChoices choices;
    private final PhotoSearch search;
    private final PhotoNames names;
    private final FolderFacts folders;
    private final List<DatasetIssue> issues = new ArrayList<>();
    private final List<DatasetIssue> missing = new ArrayList<>(); // rows without a file
    private final Map<Path, LesionFacts> facts = new HashMap<>();
    private final Set<Path> told = new HashSet<>(); // files that some table has a row for

    private SetReader(Path folder, PhotoSearch search, SetChoices choices) {
        this.folder = folder;
        this.search = search;
        this.choices = choices;
        search.leaveOutCopies();
        this.names = new PhotoNames(search.photos().stream().map(FileNames::stem).toList());
        this.folders =
                new FolderFacts(search.photos().stream().map(folder::relativize).toList(), choices);
    }

    /** By the tables that are found. */
    static CaseSet read(Path folder, SetChoices choices) throws IOException {
        return read(folder, PhotoSearch.in(folder), choices);
    }

    /** The same, understood as a person has said before. */
    static CaseSet read(Path folder, SetMemory memory) throws IOException {
        PhotoSearch search = PhotoSearch.in(folder);
        return read(folder, search, memory.find(folder, search.tables()));
    }

    private static CaseSet read(Path folder, PhotoSearch search, SetChoices choices)
            throws IOException {
        var reader = new SetReader(folder, search, choices);
        return reader.read(SetTables.among(folder, search.tables(), reader.names, choices));
    }

    /** By one table. */
    static CaseSet read(Path folder, Path table, SetChoices choices) throws IOException {
        var reader = new SetReader(folder, PhotoSearch.in(folder), choices);
        return reader.read(List.of(SetTables.named(table, reader.names, choices)));
    }

    /** By folders alone. */
    static CaseSet readFolders(Path folder) throws IOException {
        return new SetReader(folder, PhotoSearch.in(folder), SetChoices.NONE).read(List.of());
    }

    private CaseSet read(List<TableUse> tables) {
        List<TableUse> used = tables.stream().filter(TableUse::isUsed).toList();
        used.forEach(this::join);
        boolean isJoined = !used.isEmpty();
        for (TableUse table : tables) {
            if (!table.isUsed() || !table.unused().isEmpty()) {
                String value = FileNames.name(table.file()) + ": " + table.unused();
                issues.add(DatasetIssue.ofFile(Kind.UNUSED_TABLE, value));
            }
        }
        folders.unclear()
                .forEach((name, _) -> issues.add(DatasetIssue.ofFile(Kind.UNCLEAR_FOLDER, name)));
        Set<String> patients = new HashSet<>();
        facts.values().forEach(known -> patients.add(known.patient()));
        patients.remove("");
        boolean folderPatients =
                patients.isEmpty()
                        || folders.nameAnyOf(patients)
                        || choices.folderPatients() == SetChoices.FolderPatients.ALWAYS;
        boolean folderLesions = facts.values().stream().allMatch(one -> one.lesion().isEmpty());
        List<LesionImage> images = new ArrayList<>();
        for (Path file : search.photos()) {
            FolderFacts.Said said = folders.of(folder.relativize(file));
            if (isJoined && !told.contains(file)) {
                issues.add(DatasetIssue.ofFile(Kind.FILE_WITHOUT_ROW, FileNames.stem(file)));
            }
            LesionFacts known = facts.getOrDefault(file, LesionFacts.NONE);
            known = known.with(known.finding().or(said.finding()));
            known =
                    known.orOf(
                            folderPatients ? said.patient() : "",
                            folderLesions ? said.lesion() : "");
            images.add(
                    new LesionImage(
                            FileNames.stem(file), file, known.judgedBy(PositiveClass.MELANOMA)));
        }
        compareCopies();
        issues.addAll(missing);
        return new CaseSet(
                folder, images, issues, provenance(tables, used, images, patients.isEmpty()));
    }

    private void join(TableUse use) {
        LabelTable table = use.table();
        issues.addAll(table.issues());
        boolean neverTruth = !use.unused().isEmpty();
        if (SetTables.truths(table).size() == 1 && table.size() > 1) {
            String name = FileNames.name(use.file()) + ": ";
            String truth = SetTables.truths(table).iterator().next().name();
            issues.add(DatasetIssue.ofFile(Kind.ONE_TRUTH, name + truth));
        }
        var index = new RowIndex(table.rows(), names);
        for (Path file : search.photos()) {
            FolderFacts.Said said = folders.of(folder.relativize(file));
            Path parent = file.getParent();
            String in = parent == null ? "" : String.valueOf(parent.getFileName());
            List<LabelRow> rows = index.find(FileNames.stem(file), in, said.patient());
            if (rows.size() > 1) {
                issues.add(DatasetIssue.ofFile(Kind.AMBIGUOUS, FileNames.stem(file)));
                told.add(file);
            } else if (rows.size() == 1) {
                add(file, rows.getFirst(), index, said.finding(), neverTruth);
                told.add(file);
            }
        }
        rowsWithoutFile(table, index);
    }

    private void add(Path file, LabelRow row, RowIndex index, Finding below, boolean neverTruth) {
        if (!index.take(row)) {
            issues.add(issue(Kind.DOUBLE_FILE, row));
            return;
        }
        Finding said = row.facts().finding();
        LesionFacts before = facts.getOrDefault(file, LesionFacts.NONE);
        boolean differs = said.contradicts(below) || said.contradicts(before.finding());
        if (differs && !neverTruth) {
            issues.add(issue(Kind.CONTRADICTION, row));
        }
        LesionFacts more = neverTruth ? row.facts().with(Finding.NONE) : row.facts();
        facts.put(file, before.or(more));
    }

    private void rowsWithoutFile(LabelTable table, RowIndex index) {
        for (LabelRow row : table.rows()) {
            if (!index.isTaken(row) && names.count(row.image()) == 0) {
                missing.add(issue(Kind.ROW_WITHOUT_FILE, row));
            }
        }
    }

    /** A copy that lies in the folder of another class says that one of both is wrong. */
    private void compareCopies() {
        search.copies()
                .forEach((copy, kept) -> {
                    Finding one = folders.of(folder.relativize(copy)).finding();
                    if (one.contradicts(folders.of(folder.relativize(kept)).finding())) {
                        issues.add(DatasetIssue.ofFile(Kind.CONTRADICTION, FileNames.stem(copy)));
                    }
                });
    }

    private static DatasetIssue issue(Kind kind, LabelRow row) {
        return new DatasetIssue(kind, row.line(), row.column(), row.image());
    }

    private Provenance provenance(
            List<TableUse> tables,
            List<TableUse> used,
            List<LesionImage> images,
            boolean noTablePatients) {
        boolean folderTruth =
                images.stream()
                        .map(image -> folders.of(folder.relativize(image.file())).finding())
                        .anyMatch(finding -> !finding.isNone());
        Optional<Source> truth =
                used.stream()
                        .filter(use -> use.unused().isEmpty())
                        .filter(use -> !use.table().statements().used().isEmpty())
                        .map(use ->
                                new Source(
                                        Optional.of(use.file()),
                                        use.table().statements().used(),
                                        use.table().statements().flagMeanings()))
                        .findFirst();
        return new Provenance(
                search.leftOut(),
                source(used, LabelColumn.PATIENT, noTablePatients, images, LesionImage::patient),
                source(used, LabelColumn.LESION, true, images, image -> image.facts().lesion()),
                truth.isPresent() || !folderTruth ? truth : Optional.of(Source.FOLDERS),
                tables,
                search.tables(),
                choices);
    }

    private static Optional<Source> source(
            List<TableUse> used,
            LabelColumn column,
            boolean orFolders,
            List<LesionImage> images,
            Function<LesionImage, String> id) {
        if (images.stream().allMatch(image -> id.apply(image).isEmpty())) {
            return Optional.empty();
        }
        Optional<Source> table =
                used.stream()
                        .filter(use -> !use.table().column(column).isEmpty())
                        .map(use ->
                                new Source(
                                        Optional.of(use.file()),
                                        use.table().column(column).subList(0, 1),
                                        Map.of()))
                        .findFirst();
        return table.isPresent() || !orFolders ? table : Optional.of(Source.FOLDERS);
    }
}
