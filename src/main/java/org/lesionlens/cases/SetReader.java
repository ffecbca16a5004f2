package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final FolderFacts folders;
    private final List<SetPhoto> photos;
    private final Map<String, List<SetPhoto>> byKey = new HashMap<>(); // once they are asked for
    private final PhotoNames names;
    private final List<DatasetIssue> issues = new ArrayList<>();
    private final List<DatasetIssue> missing = new ArrayList<>(); // rows without a file
    private final Set<String> headerPatients = new HashSet<>();
    private @Nullable TableUse predicting; // whose probabilities are taken
    private @Nullable ToldResults results; // that are the set

    private SetReader(Path folder, PhotoSearch search, SetChoices choices) {
        this.folder = folder;
        this.search = search;
        this.choices = choices;
        search.leaveOutCopies();
        var found = new SetFolders(folder, search.found(), choices);
        this.folders = found.facts();
        this.photos = new ArrayList<>(found.photos());
        this.names = new PhotoNames(photos.stream().map(SetPhoto::stem).toList());
    }

    /** By a table whose rows are the set, wherever their photos are, and those that are found. */
    static CaseSet readResults(
            Path folder, PhotoSearch search, TableUse results, SetChoices choices)
            throws IOException {
        var reader = new SetReader(folder, search, choices);
        List<TableUse> all = new ArrayList<>(List.of(results));
        if (!reader.photos.isEmpty()) {
            SetTables.among(folder, search.tables(), reader.names, choices).stream()
                    .filter(use -> !SetTables.isSame(use.file(), results.file()))
                    .forEach(all::add);
        }
        reader.addAbsent(results);
        return reader.read(all);
    }

    private void addAbsent(TableUse use) {
        var absent = AbsentPhotos.of(folder, use.table().rows(), names);
        if (!photos.isEmpty()) { // else that is said once for all
            absent.rows().forEach(row -> missing.add(row.issue(Kind.ROW_WITHOUT_FILE)));
        }
        photos.addAll(absent.photos());
        names.add(absent.photos());
        results = OpenedTable.told(use, absent.photos().size());
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

    /**
     * Elsewhere, by one table that is here.
     *
     * @param table null for folders alone
     */
    static CaseSet read(Path folder, FileTree elsewhere, @Nullable Path table, SetChoices choices)
            throws IOException {
        var reader = new SetReader(folder, PhotoSearch.in(folder, elsewhere), choices);
        return reader.read(
                table == null
                        ? List.of()
                        : List.of(SetTables.named(folder, table, reader.names, choices)));
    }

    /** By folders alone. */
    static CaseSet readFolders(Path folder) throws IOException {
        return new SetReader(folder, PhotoSearch.in(folder), SetChoices.NONE).read(List.of());
    }

    private CaseSet read(List<TableUse> found) throws IOException {
        List<TableUse> all = new ArrayList<>(found);
        all.stream().filter(TableUse::isUsed).forEach(this::join);
        Set<String> told = patients();
        PhotoHeaders.read(search, photos);
        headerPatients.addAll(patients());
        headerPatients.removeAll(told);
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
        Set<String> patients = patients();
        boolean folderPatients =
                patients.isEmpty()
                        ? !isJoined
                                || folders.nameNumbers()
                                || choices.folderPatients() == FolderPatients.ALWAYS
                        : folders.nameAnyOf(patients)
                                || choices.folderPatients() == FolderPatients.ALWAYS;
        boolean folderLesions = photos.stream().allMatch(one -> one.facts().lesion().isEmpty());
        List<LesionImage> images = new ArrayList<>(photos.size());
        for (SetPhoto photo : photos) {
            FolderFacts.Said said = photo.said();
            if (isJoined && !photo.isTold()) {
                issues.add(DatasetIssue.ofFile(Kind.FILE_WITHOUT_ROW, photo.stem()));
            }
            LesionFacts known = photo.facts();
            known = known.with(known.finding().or(said.finding()));
            known =
                    known.orOf(
                            folderPatients ? said.patient() : "",
                            folderLesions ? said.lesion() : "");
            images.add(
                    new LesionImage(
                            photo.stem(),
                            photo.file(),
                            known.judgedBy(PositiveClass.MELANOMA),
                            photo.isHere()));
        }
        compareCopies();
        issues.addAll(missing);
        boolean folderTruth = photos.stream().anyMatch(photo -> !photo.said().finding().isNone());
        var sources = new Sources(tables, used, images, headerPatients);
        return new CaseSet(
                folder,
                images,
                issues,
                sources.provenance(
                        search, choices, patients.isEmpty(), folderTruth, predicting, results));
    }

    private Set<String> patients() {
        Set<String> patients = new HashSet<>();
        photos.forEach(photo -> patients.add(photo.facts().patient()));
        patients.remove("");
        return patients;
    }

    /** Tables that name no photos may tell of their lesions or patients. */
    private void joinBy(LabelColumn by, List<TableUse> tables) throws IOException {
        if (tables.stream().noneMatch(use -> SetTables.mayBeBy(by, use))) {
            return;
        }
        Set<String> ids = new HashSet<>();
        photos.forEach(photo -> ids.addAll(ids(by, photo)));
        for (int i = 0; i < tables.size(); i++) {
            Optional<TableUse> use = SetTables.by(folder, by, tables.get(i), ids, choices);
            if (use.isPresent()) {
                tables.set(i, join(use.get()));
            }
        }
    }

    /** What a photo's lesion or patient is called, the likeliest first. */
    private static List<String> ids(LabelColumn by, SetPhoto photo) {
        LesionFacts known = photo.facts();
        String own = by == LabelColumn.LESION ? known.lesion() : known.patient();
        if (!own.isEmpty()) {
            return List.of(own);
        }
        String fromFolder =
                by == LabelColumn.PATIENT ? photo.said().patient() : photo.folder().inside();
        return fromFolder.isEmpty() ? List.of() : List.of(fromFolder);
    }

    private static List<RowIndex.Entry> rows(TableUse use, RowIndex index, SetPhoto photo) {
        if (use.by() == LabelColumn.IMAGE) {
            return index.find(photo);
        }
        String known = photo.facts().patient();
        String patient = known.isEmpty() ? photo.said().patient() : known;
        return ids(use.by(), photo).stream().flatMap(id -> index.of(id, patient).stream()).toList();
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
        for (SetPhoto photo : isOfImages ? namedBy(table) : photos) {
            List<RowIndex.Entry> rows = rows(use, index, photo);
            if (rows.isEmpty()) {
                continue;
            }
            count++;
            photo.setTold();
            if (rows.size() > 1) {
                issues.add(DatasetIssue.ofFile(Kind.AMBIGUOUS, photo.stem()));
                continue;
            }
            LabelRow row = rows.getFirst().row();
            boolean isFree = rows.getFirst().take();
            if (isFree || !isOfImages) {
                add(photo, row, neverTruth, isPredicting);
            } else {
                issues.add(row.issue(Kind.DOUBLE_FILE));
            }
        }
        rowsWithoutFile(index);
        return isOfImages ? use : new TableUse(use.file(), table, use.by(), count, use.unused());
    }

    /** The photos that a table may name; of many small tables each need not look at all photos. */
    private List<SetPhoto> namedBy(LabelTable table) {
        if (table.rows().size() > photos.size() / FEW) {
            return photos;
        }
        if (byKey.isEmpty()) {
            for (SetPhoto photo : photos) {
                byKey.computeIfAbsent(photo.key(), _ -> new ArrayList<>(1)).add(photo);
            }
        }
        return table.rows().stream()
                .map(LabelRow::key)
                .distinct()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .sorted(Comparator.comparing(SetPhoto::file))
                .toList();
    }

    private void add(SetPhoto photo, LabelRow row, boolean neverTruth, boolean isPredicting) {
        Finding below = photo.said().finding();
        Finding said = row.facts().finding();
        LesionFacts before = photo.facts();
        boolean differs = said.contradicts(below) || said.contradicts(before.finding());
        if (differs && !neverTruth) {
            issues.add(row.issue(Kind.CONTRADICTION));
        }
        LesionFacts more = neverTruth ? row.facts().with(Finding.NONE) : row.facts();
        more = isPredicting ? more : more.with(null, ClassProbabilities.NONE);
        photo.know(before.or(more));
    }

    private void rowsWithoutFile(RowIndex index) {
        for (RowIndex.Entry entry : index.entries()) {
            if (!entry.isTaken() && names.count(entry.row().key()) == 0) {
                missing.add(entry.row().issue(Kind.ROW_WITHOUT_FILE));
            }
        }
    }

    /** A copy that lies in the folder of another class says that one of both is wrong. */
    private void compareCopies() {
        search.copies()
                .forEach((copy, kept) -> {
                    Finding one = said(copy);
                    if (one.contradicts(said(kept))) {
                        issues.add(DatasetIssue.ofFile(Kind.CONTRADICTION, FileNames.stem(copy)));
                    }
                });
    }

    private Finding said(Path file) {
        Path inside = folder.relativize(file).getParent();
        return (inside == null ? FolderFacts.Said.NOTHING : folders.of(inside)).finding();
    }
}
