package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The photos of a folder, with all that is known of them.
 *
 * @param images sorted by path
 * @param issues what a person should know, the table's first
 */
public record CaseSet(List<LesionImage> images, List<DatasetIssue> issues) {

    public CaseSet {
        images = List.copyOf(images);
        issues = List.copyOf(issues);
    }

    /**
     * The photos in a folder and below it, known by their folders alone.
     *
     * @throws IOException if a folder cannot be read
     */
    public static CaseSet of(Path folder) throws IOException {
        List<LesionImage> lesions = new ArrayList<>();
        for (Path file : PhotoFiles.in(folder)) {
            FolderFacts below = FolderFacts.of(folder.relativize(file));
            lesions.add(lesion(file, below, LesionFacts.NONE));
        }
        return new CaseSet(lesions, List.of());
    }

    /**
     * The photos in a folder and below it, known by a table, and by their folders where that is
     * silent. Names are compared without ending, and in any case where that is unambiguous.
     *
     * @throws IOException if a folder cannot be read
     */
    public static CaseSet of(Path folder, LabelTable table) throws IOException {
        List<Path> files = PhotoFiles.in(folder);
        List<DatasetIssue> issues = new ArrayList<>(table.issues());
        var index = new RowIndex(table.rows(), files.stream().map(CaseSet::name).toList());
        List<LesionImage> lesions = new ArrayList<>();
        for (Path file : files) {
            FolderFacts below = FolderFacts.of(folder.relativize(file));
            lesions.add(lesion(file, below, facts(name(file), below, index, issues)));
        }
        table.rows().stream()
                .filter(row -> !index.isTaken(row))
                .map(row -> issue(DatasetIssue.Kind.ROW_WITHOUT_FILE, row))
                .forEach(issues::add);
        return new CaseSet(lesions, issues);
    }

    /**
     * The label table that lies in a folder, if one does: the first of its {@link #tables} that
     * names images and tells something of them.
     *
     * @throws IOException if the folder or a table cannot be read
     */
    public static Optional<Path> findTable(Path folder) throws IOException {
        for (Path table : tables(folder)) {
            if (LabelTable.canUse(table)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    /**
     * The CSV files that lie in a folder, those called {@code train}, {@code labels} or {@code
     * metadata} before all others, else by name.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CaseSet::isTable)
                    .sorted(
                            Comparator.comparing((Path file) -> !hasUsualName(file))
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    /** The images of each patient that is named, both in the order of {@link #images}. */
    public Map<String, List<LesionImage>> patients() {
        Map<String, List<LesionImage>> patients = new LinkedHashMap<>();
        for (LesionImage lesion : images) {
            if (!lesion.patient().isEmpty()) {
                patients.computeIfAbsent(lesion.patient(), _ -> new ArrayList<>()).add(lesion);
            }
        }
        return patients;
    }

    /** How many issues there are of each kind that there is. */
    public Map<DatasetIssue.Kind, Integer> issueCounts() {
        Map<DatasetIssue.Kind, Integer> counts = new EnumMap<>(DatasetIssue.Kind.class);
        issues.forEach(issue -> counts.merge(issue.kind(), 1, Integer::sum));
        return counts;
    }

    private static LesionImage lesion(Path file, FolderFacts below, LesionFacts facts) {
        return new LesionImage(
                name(file), file, facts.orPatient(below.patient()).orTruth(below.truth()));
    }

    private static LesionFacts facts(
            String name, FolderFacts below, RowIndex index, List<DatasetIssue> issues) {
        List<LabelRow> rows = index.find(name, below.patient());
        if (rows.size() != 1) {
            boolean none = rows.isEmpty();
            issues.add(
                    DatasetIssue.ofFile(
                            none ? DatasetIssue.Kind.FILE_WITHOUT_ROW : DatasetIssue.Kind.AMBIGUOUS,
                            name));
            return LesionFacts.NONE;
        }
        LabelRow row = rows.getFirst();
        if (!index.take(row)) {
            issues.add(issue(DatasetIssue.Kind.DOUBLE_FILE, row));
            return LesionFacts.NONE;
        }
        Truth truth = row.facts().truth();
        if (truth.isKnown() && below.truth().isKnown() && truth != below.truth()) {
            issues.add(issue(DatasetIssue.Kind.CONTRADICTION, row));
        }
        return row.facts();
    }

    private static DatasetIssue issue(DatasetIssue.Kind kind, LabelRow row) {
        return new DatasetIssue(kind, row.line(), row.column(), row.image());
    }

    private static String name(Path file) {
        return LabelRowReader.stem(String.valueOf(file.getFileName()));
    }

    private static boolean isTable(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && name.toLowerCase(Locale.ROOT).endsWith(".csv")
                && Files.isRegularFile(file);
    }

    private static boolean hasUsualName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.equals("train.csv") || name.equals("labels.csv") || name.equals("metadata.csv");
    }
}
