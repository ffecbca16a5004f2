package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.OrdinaryFile;

/**
 * What is known of many lesions: a table in a text file or in a workbook.
 *
 * <p>The SIIM-ISIC 2020 {@code train.csv} can be read as it is. Every column but the image's name
 * may be missing, cells are separated by commas, semicolons, tabs or bars, and whatever cannot be
 * read is a {@link DatasetIssue}, never an error.
 */
public final class LabelTable {

    private final TableLayout layout;
    private final Statements statements;
    private final OwnColumns own;
    private final List<LabelRow> rows = new ArrayList<>();
    private final List<DatasetIssue> issues = new ArrayList<>();

    private LabelTable(
            TableLayout layout,
            boolean truthIsChosen,
            SetChoices choices,
            Optional<PositiveClass> about) {
        this.layout = layout;
        this.own = new OwnColumns(layout.header());
        this.statements =
                new Statements(
                        layout.header(),
                        layout.statements(truthIsChosen),
                        truthIsChosen ? List.of() : layout.column(LabelColumn.DIAGNOSIS),
                        choices,
                        about);
    }

    /**
     * Reads a table, its columns recognised by their names.
     *
     * @throws IOException if the file cannot be read at all
     */
    public static LabelTable read(Path file) throws IOException {
        return read(file, Map.of());
    }

    /**
     * Reads a table.
     *
     * @param chosen header of the column that tells something, where its name alone does not; blank
     *     if none is to
     * @throws IOException if the file cannot be read at all
     */
    public static LabelTable read(Path file, Map<LabelColumn, String> chosen) throws IOException {
        String name = FileNames.name(file);
        return read(
                file,
                name,
                new SetChoices(
                        null, Map.of(name, chosen), Map.of(), SetChoices.FolderPatients.AS_FOUND),
                PhotoNames.NONE);
    }

    /**
     * Reads a table, the column of images found by what it holds.
     *
     * @param name of the table in {@code choices}
     * @throws IOException if the file cannot be read at all
     */
    static LabelTable read(Path file, String name, SetChoices choices, PhotoNames photos)
            throws IOException {
        return read(file, name, choices, photos, true, Optional.empty());
    }

    /**
     * Reads a table of results, this program's or anybody's.
     *
     * @param name of the table in {@code choices}
     * @throws ResultsProblem if nobody knows what counts in it
     * @throws IOException if the file cannot be read at all
     */
    static LabelTable readResults(Path file, String name, SetChoices choices) throws IOException {
        check(file);
        var columns = ResultColumns.of(TableFile.of(file, PhotoNames.NONE));
        LabelTable table =
                read(
                        file,
                        name,
                        columns.with(choices, name),
                        PhotoNames.NONE,
                        true,
                        columns.about());
        table.own.check();
        return table;
    }

    /**
     * Reads a table that was found: its rows only if they name photos.
     *
     * @param name of the table in {@code choices}
     * @throws IOException if the file cannot be read at all
     */
    static LabelTable readFound(Path file, String name, SetChoices choices, PhotoNames photos)
            throws IOException {
        return read(file, name, choices, photos, photos.isEmpty(), Optional.empty());
    }

    private static LabelTable read(
            Path file,
            String name,
            SetChoices choices,
            PhotoNames photos,
            boolean always,
            Optional<PositiveClass> about)
            throws IOException {
        check(file);
        Map<LabelColumn, String> chosen = choices.columnsOf(name);
        TableFile source = TableFile.of(file, photos);
        ColumnSurvey survey = ColumnSurvey.of(source, photos);
        TableLayout layout = TableLayout.of(survey, chosen);
        var table = new LabelTable(layout, chosen.containsKey(LabelColumn.TRUTH), choices, about);
        if (always || chosen.containsKey(LabelColumn.IMAGE) || !survey.naming().isEmpty()) {
            try (TableRows rows = source.rows()) {
                table.readRows(rows);
            }
        }
        if (!layout.hasHeader()
                && !chosen.containsKey(LabelColumn.IMAGE)
                && layout.column(LabelColumn.IMAGE).stream()
                        .anyMatch(survey::namesByShortNumbers)) {
            table.issues.add(
                    DatasetIssue.ofFile(DatasetIssue.Kind.NUMBERS_AS_NAMES, FileNames.name(file)));
        }
        table.issues.addAll(0, source.notes());
        return table;
    }

    /** A pipe would be waited for; a folder may be a table of many parts. */
    private static void check(Path file) throws IOException {
        if (!ParquetTable.isOne(file)) {
            OrdinaryFile.check(file);
        }
    }

    /** A table of which nothing is known, as the file cannot be read. */
    static LabelTable unread() {
        return new LabelTable(TableLayout.NONE, false, SetChoices.NONE, Optional.empty());
    }

    private void readRows(TableRows file) throws IOException {
        Optional<TableRows.Row> row = file.read();
        if (layout.column(LabelColumn.IMAGE).isEmpty()) {
            String header = String.join(", ", layout.header());
            issues.add(new DatasetIssue(DatasetIssue.Kind.NO_NAME_COLUMN, 1, "", header));
            return;
        }
        if (layout.hasHeader()) {
            row = file.read();
        } else {
            String first = String.join(", ", row.orElseThrow().cells());
            issues.add(new DatasetIssue(DatasetIssue.Kind.NO_HEADER, 1, "", first));
        }
        var reader = new LabelRowReader(layout, issues);
        List<Statement> said = new ArrayList<>();
        while (row.isPresent()) {
            boolean isTooLong = reader.isTooLong(row.get());
            if (!isTooLong) {
                own.add(row.get().cells());
            }
            Statement statement = statements.of(isTooLong ? List.of() : row.get().cells());
            for (LabelRow read : reader.read(row.get())) {
                rows.add(read);
                said.add(statement);
            }
            row = file.read();
        }
        conclude(said, reader.hasDoubleRows());
    }

    private void conclude(List<Statement> said, boolean hasDoubleRows) {
        statements.conclude(issues);
        List<DatasetIssue> odd = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            LabelRow row = rows.get(i);
            statements.tell(said.get(i), row.line(), odd);
            rows.set(i, row.with(row.facts().with(said.get(i))));
        }
        if (hasDoubleRows) {
            joinDoubleRows(odd);
        }
        issues.addAll(0, odd);
        issues.sort(Comparator.comparingLong(DatasetIssue::row));
    }

    /** Several readers of one photo: what they agree on holds, on the rest nobody knows. */
    private void joinDoubleRows(List<DatasetIssue> odd) {
        Map<LabelRow.Identity, List<LabelRow>> all = new LinkedHashMap<>();
        for (LabelRow row : rows) {
            all.merge(row.identity(), List.of(row), LabelTable::both);
        }
        rows.clear();
        for (List<LabelRow> same : all.values()) {
            LabelRow first = same.getFirst();
            LesionFacts facts = first.facts();
            for (LabelRow other : same.subList(1, same.size())) {
                facts = facts.or(other.facts());
                if (first.facts().finding().contradicts(other.facts().finding())) {
                    odd.add(other.issue(DatasetIssue.Kind.CONTRADICTION));
                }
            }
            List<Finding> findings = same.stream().map(row -> row.facts().finding()).toList();
            LesionFacts agreed = facts.with(Finding.agreed(findings));
            rows.add(first.with(agreed.judgedBy(PositiveClass.MELANOMA)));
        }
    }

    private static List<LabelRow> both(List<LabelRow> some, List<LabelRow> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The columns' names, as they stand in the file. */
    public List<String> header() {
        return layout.header();
    }

    /** The names of the columns that tell something, the one that counts first; may be empty. */
    public List<String> column(LabelColumn column) {
        return layout.column(column).stream().map(header()::get).toList();
    }

    /**
     * The columns of numbers that stand for something that nobody says, with the numbers; empty if
     * other columns say what the lesions are.
     */
    public Map<String, List<String>> codes() {
        return statements.used().isEmpty() ? statements.codes() : Map.of();
    }

    /** False if nothing stands in a column, or there is none. */
    public boolean tells(LabelColumn column) {
        return rows.stream().anyMatch(row -> row.facts().tells(column));
    }

    /** The columns that say what the lesions are; may be empty. */
    public List<String> truths() {
        return statements.used();
    }

    /** The columns of probabilities that were computed elsewhere; may be empty. */
    public List<String> predictions() {
        List<String> found = new ArrayList<>(column(LabelColumn.PREDICTION));
        found.addAll(statements.computed());
        return found;
    }

    /** What only tables of this program say. */
    OwnColumns own() {
        return own;
    }

    /** True if it says which image a row is of, and anything else. */
    public boolean isUsable() {
        return !column(LabelColumn.IMAGE).isEmpty()
                && (!layout.diagnoses().isEmpty()
                        || layout.columns().values().stream()
                                        .filter(found -> !found.isEmpty())
                                        .count()
                                > 1);
    }

    /** The number of rows that name an image, each image and patient once. */
    public int size() {
        return rows.size();
    }

    /** The images' names without folder and ending, in the rows' order. */
    public List<String> images() {
        return rows.stream().map(LabelRow::image).toList();
    }

    /** What could not be read, or not be believed, in the rows' order. */
    public List<DatasetIssue> issues() {
        return List.copyOf(issues);
    }

    List<LabelRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    Statements statements() {
        return statements;
    }
}
