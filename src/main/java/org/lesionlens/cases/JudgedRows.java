package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a table of truths and probabilities, which pass by as often as they are asked for: a
 * table may have a million. What stands in columns of few words is known after the first time.
 */
final class JudgedRows {

    private final Path file;
    private final List<String> header;
    private final Map<Integer, Set<String>> words = new HashMap<>(); // of columns of few
    private final Map<Integer, Graded> graded = new HashMap<>(); // of columns of probabilities
    private final Map<LabelColumn, Integer> columns = new EnumMap<>(LabelColumn.class);

    private JudgedRows(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** Hears of rows. */
    interface Use {
        void row(TableRows.Row row);
    }

    /** Whether a column holds numbers that are not only 0 and 1, which calls are. */
    private static final class Graded {

        private boolean isMore;
        private boolean isNumber;

        void add(String cell) {
            if (!BlankCell.is(cell)) {
                isMore = isMore || Diagnoses.flag(cell).isEmpty();
                isNumber = isNumber || ColumnKind.isNumber(cell) || cell.endsWith("%");
            }
        }
    }

    /**
     * Reads all rows once.
     *
     * @param truth header of the column of truths that a person names
     * @throws IOException if the file cannot be read
     */
    static JudgedRows read(Path file, Optional<String> truth) throws IOException {
        try (TableRows source = TableFile.of(file, PhotoNames.NONE).rows()) {
            List<String> header =
                    source.read().orElseThrow(() -> new IOException("is empty")).cells().stream()
                            .map(String::strip)
                            .toList();
            var rows = new JudgedRows(file, header);
            for (int i = 0; i < header.size(); i++) {
                String column = header.get(i);
                if (JudgedColumns.isOfWords(header, i)
                        || truth.map(String::strip).filter(column::equalsIgnoreCase).isPresent()) {
                    rows.words.put(i, new LinkedHashSet<>());
                }
            }
            JudgedColumns.probabilities(header).forEach(i -> rows.graded.put(i, new Graded()));
            pass(source, rows::survey);
            return rows;
        }
    }

    private void survey(TableRows.Row row) {
        if (!isBroken(row)) {
            words.forEach((column, known) -> known.add(cell(row, column)));
            graded.forEach((column, known) -> known.add(cell(row, column)));
        }
    }

    private static void pass(TableRows source, Use use) throws IOException {
        var row = source.read();
        while (row.isPresent()) {
            use.row(row.get());
            row = source.read();
        }
    }

    /**
     * Reads all rows again, without the header.
     *
     * @throws IOException if the file cannot be read
     */
    void forEach(Use use) throws IOException {
        try (TableRows source = TableFile.of(file, PhotoNames.NONE).rows()) {
            if (source.read().isPresent()) {
                pass(source, use);
            }
        }
    }

    List<String> header() {
        return header;
    }

    /** Blank cells at the end are a spreadsheet's. */
    boolean isBroken(TableRows.Row row) {
        int length = row.cells().size();
        while (length > 0 && row.cells().get(length - 1).isBlank()) {
            length--;
        }
        return row.isOpen() || length > header.size();
    }

    /** A cell; blank if the row lacks it or there is no such column. */
    static String cell(TableRows.Row row, int column) {
        return column >= 0 && column < row.cells().size() ? row.cells().get(column).strip() : "";
    }

    String cell(TableRows.Row row, LabelColumn column) {
        return cell(row, columns.computeIfAbsent(column, this::index)); // a header has many words
    }

    private int index(LabelColumn column) {
        return column.findIn(header).stream().findFirst().orElse(-1);
    }

    /** The different cells of a column of few words, in the table's order; none of others. */
    Set<String> words(int column) {
        return words.getOrDefault(column, Set.of());
    }

    /** Those of them that say something. */
    Set<String> values(int column) {
        return words(column).stream()
                .filter(cell -> !BlankCell.is(cell))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Of the column with exactly this header; none if there is none. */
    Set<String> values(String name) {
        return values(header.indexOf(name));
    }

    /** True of a column of numbers that are not only 0 and 1, which calls are. */
    boolean isGraded(int column) {
        Graded known = graded.get(column);
        return known != null && known.isMore && known.isNumber;
    }
}
