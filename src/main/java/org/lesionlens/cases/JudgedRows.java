package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a table of truths and probabilities, of the columns that matter: a table has many
 * more, and each text is kept once.
 */
final class JudgedRows {

    private final List<String> header;
    private final List<TableRows.Row> rows = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Set<Integer> kept;
    private final Map<LabelColumn, Integer> columns = new EnumMap<>(LabelColumn.class);

    private JudgedRows(List<String> header, Set<Integer> kept) {
        this.header = header;
        this.kept = kept;
    }

    /**
     * Reads all rows.
     *
     * @param named headers of columns that a person names
     * @throws IOException if the file cannot be read
     */
    static JudgedRows read(Path file, List<String> named) throws IOException {
        try (TableRows source = TableFile.of(file, PhotoNames.NONE).rows()) {
            List<String> header =
                    source.read().orElseThrow(() -> new IOException("is empty")).cells().stream()
                            .map(String::strip)
                            .toList();
            Set<Integer> kept = new HashSet<>(JudgedColumns.candidates(header));
            for (int i = 0; i < header.size(); i++) {
                String column = header.get(i);
                if (named.stream().anyMatch(name -> name.strip().equalsIgnoreCase(column))) {
                    kept.add(i);
                }
            }
            var all = new JudgedRows(header, kept);
            var row = source.read();
            while (row.isPresent()) {
                all.rows.add(all.isBroken(row.get()) ? row.get() : all.shortened(row.get()));
                row = source.read();
            }
            all.texts.clear();
            return all;
        }
    }

    private TableRows.Row shortened(TableRows.Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.cells().size(), header.size()); i++) {
            String cell = kept.contains(i) ? row.cells().get(i).strip() : "";
            cells.add(texts.computeIfAbsent(cell, same -> same));
        }
        return new TableRows.Row(row.line(), cells, false);
    }

    List<String> header() {
        return header;
    }

    List<TableRows.Row> all() {
        return rows;
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

    /** The different cells of a column that say something, in the table's order. */
    Set<String> values(int column) {
        Set<String> values = new LinkedHashSet<>();
        for (TableRows.Row row : rows) {
            String cell = isBroken(row) ? "" : cell(row, column);
            if (!BlankCell.is(cell)) {
                values.add(cell);
            }
        }
        return values;
    }

    /** Of the column with exactly this header; none if there is none. */
    Set<String> values(String name) {
        return values(header.indexOf(name));
    }
}
