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
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.DatasetIssue.Kind;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.SetChoices.FolderPatients;
import org.lesionlens.files.FileNames;

/** Puts together what tables and folders say of a set's photos. */
final class SetReader {

    private static final int FEW = 8; // photos for each row of a table, or more

    private final Path folder;
    private final SetChoices choices;
    private final PhotoSearch search;
    private final List<Path> photos;
    private final Map<String, List<Path>> byKey = new HashMap<>(); // photos, once they are asked
    private final PhotoNames names;
    private final FolderFacts folders;
    private final List<DatasetIssue> issues = new ArrayList<>();
    private final List<DatasetIssue> missing = new ArrayList<>(); // rows without a file
    private final Map<Path, LesionFacts> facts = new HashMap<>();
    private @Nullable TableUse predicting; // whose probabilities are taken
    private final Map<Path, FolderFacts.Said> saidIn = new HashMap<>(); // folders
    private final Set<Path> told = new HashSet<>(); // files that some table has a row for

    private SetReader(Path folder, PhotoSearch search, SetChoices choices) {
        this.folder = folder;
        this.search = search;
        this.choices = choices;
        search.leaveOutCopies();
        this.photos = search.photos();
        this.names = new PhotoNames(photos.stream().map(FileNames::stem).toList());
        this.folders = new FolderFacts(photos.stream().map(folder::relativize).toList(), choices);
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
        return reader.read(List.of(SetTables.named(folder, table, reader.names, choices)));
    }

    /** By folders alone. */
    static CaseSet readFolders(Path folder) throws IOException {
        return new SetReader(folder, PhotoSearch.in(folder), SetChoices.NONE).read(List.of());
    }

    private CaseSet read(List<TableUse> found) throws IOException {
        List<TableUse> all = new ArrayList<>(found);
        all.stream().filter(TableUse::isUsed).forEach(this::join);
        joinBy(LabelColumn.LESION, all);
        joinBy(LabelColumn.PATIENT, all);
        List<TableUse> tables = SetTables.told(folder, all);
        List<TableUse> used = tables.stream().filter(TableUse::isUsed).toList();
        boolean isJoined = !used.isEmpty();
        for (TableUse table : tables) {
            table.unused()
                    .ifPresent(why ->
                            issues.add(DatasetIssue.unused(FileNames.name(table.file()), why)));
        }
        folders.unclear()
                .forEach((name, _) -> issues.add(DatasetIssue.ofFile(Kind.UNCLEAR_FOLDER, name)));
        Set<String> patients = new HashSet<>();
        facts.values().forEach(known -> patients.add(known.patient()));
        patients.remove("");
        boolean folderPatients =
                patients.isEmpty()
                        ? !isJoined
                                || folders.nameNumbers()
                                || choices.folderPatients() == FolderPatients.ALWAYS
                        : folders.nameAnyOf(patients)
                                || choices.folderPatients() == FolderPatients.ALWAYS;
        boolean folderLesions = facts.values().stream().allMatch(one -> one.lesion().isEmpty());
        List<LesionImage> images = new ArrayList<>();
        for (Path file : photos) {
            FolderFacts.Said said = said(file);
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
        boolean folderTruth = photos.stream().anyMatch(file -> !said(file).finding().isNone());
        var sources = new Sources(tables, used, images);
        return new CaseSet(
                folder,
                images,
                issues,
                sources.provenance(search, choices, patients.isEmpty(), folderTruth, predicting));
    }

    /** What its folders say of a photo; looked up once for all photos of a folder. */
    private FolderFacts.Said said(Path file) {
        Path parent = file.getParent();
        return parent == null
                ? folders.of(file)
                : saidIn.computeIfAbsent(parent, _ -> folders.of(folder.relativize(file)));
    }

    /** Tables that name no photos may tell of their lesions or patients. */
    private void joinBy(LabelColumn by, List<TableUse> tables) throws IOException {
        if (tables.stream().noneMatch(use -> SetTables.mayBeBy(by, use))) {
            return;
        }
        Set<String> ids = new HashSet<>();
        photos.forEach(file -> ids.addAll(ids(by, file)));
        for (int i = 0; i < tables.size(); i++) {
            Optional<TableUse> use = SetTables.by(folder, by, tables.get(i), ids, choices);
            if (use.isPresent()) {
                tables.set(i, join(use.get()));
            }
        }
    }

    /** What a photo's lesion or patient is called, the likeliest first. */
    private List<String> ids(LabelColumn by, Path file) {
        LesionFacts known = facts.getOrDefault(file, LesionFacts.NONE);
        FolderFacts.Said said = said(file);
        String own = by == LabelColumn.LESION ? known.lesion() : known.patient();
        if (!own.isEmpty()) {
            return List.of(own);
        }
        if (by == LabelColumn.PATIENT) {
            return said.patient().isEmpty() ? List.of() : List.of(said.patient());
        }
        Path parent = folder.relativize(file).getParent();
        return parent == null ? List.of() : List.of(FileNames.name(parent));
    }

    private List<LabelRow> rows(TableUse use, RowIndex index, Path file) {
        FolderFacts.Said said = said(file);
        if (use.by() == LabelColumn.IMAGE) {
            Path parent = file.getParent();
            String in = parent == null ? "" : FileNames.name(parent);
            return index.find(FileNames.stem(file), in, said.patient());
        }
        String patient = facts.getOrDefault(file, LesionFacts.NONE).patient();
        return ids(use.by(), file).stream()
                .flatMap(id -> index.of(id, patient.isEmpty() ? said.patient() : patient).stream())
                .toList();
    }

    private TableUse join(TableUse use) {
        LabelTable table = use.table();
        boolean isOfImages = use.by() == LabelColumn.IMAGE;
        issues.addAll(table.issues());
        boolean neverTruth = use.unused().isPresent();
        boolean predicts = table.rows().stream().anyMatch(row -> row.facts().isPredicted());
        boolean isPredicting = predicts && predicting == null;
        if (isPredicting) {
            predicting = use;
        } else if (predicts) {
            String name = FileNames.name(use.file());
            issues.add(DatasetIssue.ofFile(Kind.OTHER_PREDICTIONS, name));
        }
        if (use.by() == LabelColumn.PATIENT && !table.statements().used().isEmpty()) {
            issues.add(DatasetIssue.ofFile(Kind.BY_PATIENT, FileNames.name(use.file())));
        }
        if (SetTables.truths(table).size() == 1 && table.size() > 1) {
            issues.add(DatasetIssue.ofFile(Kind.ONE_TRUTH, FileNames.name(use.file())));
        }
        var index = new RowIndex(table.rows(), names);
        int count = 0;
        for (Path file : isOfImages ? namedBy(table) : photos) {
            List<LabelRow> rows = rows(use, index, file);
            count += rows.isEmpty() ? 0 : 1;
            if (rows.size() > 1) {
                issues.add(DatasetIssue.ofFile(Kind.AMBIGUOUS, FileNames.stem(file)));
                told.add(file);
            } else if (rows.size() == 1) {
                boolean isTaken = !index.take(rows.getFirst());
                if (isTaken && isOfImages) {
                    issues.add(rows.getFirst().issue(Kind.DOUBLE_FILE));
                } else {
                    add(file, rows.getFirst(), neverTruth, isPredicting);
                }
                told.add(file);
            }
        }
        rowsWithoutFile(use, index);
        return isOfImages ? use : new TableUse(use.file(), table, use.by(), count, use.unused());
    }

    /** The photos that a table may name; of many small tables each need not look at all photos. */
    private List<Path> namedBy(LabelTable table) {
        if (table.rows().size() > photos.size() / FEW) {
            return photos;
        }
        if (byKey.isEmpty()) {
            for (Path file : photos) {
                byKey.computeIfAbsent(PhotoName.key(FileNames.stem(file)), _ -> new ArrayList<>(1))
                        .add(file);
            }
        }
        return table.rows().stream()
                .map(row -> PhotoName.key(row.image()))
                .distinct()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .sorted()
                .toList();
    }

    private void add(Path file, LabelRow row, boolean neverTruth, boolean isPredicting) {
        Finding below = said(file).finding();
        Finding said = row.facts().finding();
        LesionFacts before = facts.getOrDefault(file, LesionFacts.NONE);
        boolean differs = said.contradicts(below) || said.contradicts(before.finding());
        if (differs && !neverTruth) {
            issues.add(row.issue(Kind.CONTRADICTION));
        }
        LesionFacts more = neverTruth ? row.facts().with(Finding.NONE) : row.facts();
        more = isPredicting ? more : more.with(null, ClassProbabilities.NONE);
        facts.put(file, before.or(more));
    }

    private void rowsWithoutFile(TableUse use, RowIndex index) {
        for (LabelRow row : use.table().rows()) {
            if (!index.isTaken(row) && names.count(row.image()) == 0) {
                missing.add(row.issue(Kind.ROW_WITHOUT_FILE));
            }
        }
    }

    /** A copy that lies in the folder of another class says that one of both is wrong. */
    private void compareCopies() {
        search.copies()
                .forEach((copy, kept) -> {
                    Finding one = said(copy).finding();
                    if (one.contradicts(said(kept).finding())) {
                        issues.add(DatasetIssue.ofFile(Kind.CONTRADICTION, FileNames.stem(copy)));
                    }
                });
    }
}
