package org.lesionlens.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.OrdinaryFile;

/**
 * What is known of many lesions: a CSV file with a header, in UTF-8.
 *
 * <p>The SIIM-ISIC 2020 {@code train.csv} can be read as it is. Every column but the image's name
 * may be missing, cells are separated by commas, semicolons or tabs, and whatever cannot be read is
 * an {@link DatasetIssue}, never an error.
 */
public final class LabelTable {

    /** A table of a million photos has fewer. */
    private static final int MOST_BYTES = 256 << 20;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private final List<String> header;
    private final Map<LabelColumn, List<Integer>> columns;
    private final List<LabelRow> rows = new ArrayList<>();
    private final List<DatasetIssue> issues = new ArrayList<>();

    private LabelTable(List<String> header, Map<LabelColumn, List<Integer>> columns) {
        this.header = header;
        this.columns = columns;
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
        return with(
                file,
                records -> {
                    LabelTable table = headed(records, chosen);
                    table.readRows(records);
                    return table;
                });
    }

    /**
     * True if the header says which image a row is of, and anything else; reads no row.
     *
     * @throws IOException if the file cannot be read at all
     */
    static boolean canUse(Path file) throws IOException {
        return with(file, records -> headed(records, Map.of()).isUsable());
    }

    private static <T> T with(Path file, Function<Iterator<CsvRecord>, T> work) throws IOException {
        char separator = separator(file);
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(OrdinaryFile.open(file, MOST_BYTES), StandardCharsets.UTF_8)) {
            return work.apply(records.iterator());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static LabelTable headed(Iterator<CsvRecord> records, Map<LabelColumn, String> chosen) {
        List<String> header = List.of();
        try {
            header = records.hasNext() ? records.next().getFields() : header;
        } catch (CsvParseException e) {
            header = List.of(); // which names no column for the images
        }
        return new LabelTable(List.copyOf(header), columns(header, chosen));
    }

    private void readRows(Iterator<CsvRecord> records) {
        if (column(LabelColumn.IMAGE).isEmpty()) {
            issues.add(
                    new DatasetIssue(
                            DatasetIssue.Kind.NO_NAME_COLUMN, 1, "", String.join(", ", header)));
            return;
        }
        var reader = new LabelRowReader(header, columns, issues);
        long line = 1;
        try {
            while (records.hasNext()) {
                CsvRecord cells = records.next();
                line = cells.getStartingLineNumber();
                reader.read(line, cells.getFields()).ifPresent(rows::add);
            }
        } catch (CsvParseException e) {
            String reason = String.valueOf(e.getMessage());
            issues.add(new DatasetIssue(DatasetIssue.Kind.BROKEN_TABLE, line + 1, "", reason));
        }
    }

    private static Map<LabelColumn, List<Integer>> columns(
            List<String> header, Map<LabelColumn, String> chosen) {
        Map<LabelColumn, List<Integer>> columns = new EnumMap<>(LabelColumn.class);
        for (LabelColumn column : LabelColumn.values()) {
            columns.put(column, find(column, header, chosen));
        }
        boolean isOpen = !chosen.containsKey(LabelColumn.TRUTH);
        if (isOpen && columns.getOrDefault(LabelColumn.TRUTH, List.of()).isEmpty()) {
            // A table of diagnoses alone still tells which are melanomas.
            columns.put(LabelColumn.TRUTH, columns.getOrDefault(LabelColumn.DIAGNOSIS, List.of()));
        }
        return columns;
    }

    private static List<Integer> find(
            LabelColumn column, List<String> header, Map<LabelColumn, String> chosen) {
        String name = chosen.get(column);
        if (name != null && name.isBlank()) {
            return List.of();
        }
        int named = name == null ? -1 : header.indexOf(name);
        return named >= 0 ? List.of(named) : column.findIn(header);
    }

    /** The separator that the header has most of. */
    private static char separator(Path file) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                OrdinaryFile.open(file, MOST_BYTES), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            char best = SEPARATORS.getFirst();
            for (char separator : SEPARATORS) {
                best = count(line, separator) > count(line, best) ? separator : best;
            }
            return best;
        }
    }

    private static long count(@Nullable String line, char separator) {
        return line == null ? 0 : line.chars().filter(c -> c == separator).count();
    }

    /** The columns' names, as they stand in the file. */
    public List<String> header() {
        return header;
    }

    /** The names of the columns that tell something, the one that counts first; may be empty. */
    public List<String> column(LabelColumn column) {
        return columns.getOrDefault(column, List.of()).stream().map(header::get).toList();
    }

    /** True if it says which image a row is of, and anything else. */
    public boolean isUsable() {
        return !column(LabelColumn.IMAGE).isEmpty()
                && columns.values().stream().filter(found -> !found.isEmpty()).count() > 1;
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
        return List.copyOf(rows);
    }
}
