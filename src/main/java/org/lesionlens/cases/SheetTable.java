package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.files.FileNames;

/** A table in a workbook: the sheet that names photos, or looks most like a table of lesions. */
final class SheetTable implements TableFile {

    /** Endings of workbooks that are read. */
    static final Set<String> ENDINGS = Set.of("xlsx", "xlsm");

    private static final int LOOKED_AT = 200; // rows of a sheet

    /**
     * What a sheet looks like.
     *
     * @param header number of the row of names among those that are not blank, from 0
     * @param photos that it names in the rows that are looked at
     * @param columns that are known by their names
     */
    private record Look(int sheet, String name, int header, int photos, int columns, int rows) {}

    private final Path file;
    private final Look look;
    private final int sheets; // that are not blank

    private SheetTable(Path file, Look look, int sheets) {
        this.file = file;
        this.look = look;
        this.sheets = sheets;
    }

    /**
     * Looks at a workbook.
     *
     * @throws IOException if it cannot be read
     */
    static SheetTable of(Path file, PhotoNames photos) throws IOException {
        List<Look> looks = new ArrayList<>();
        List<String> names = SheetRows.sheets(file);
        for (int i = 0; i < names.size(); i++) {
            Look look = look(file, i, names.get(i), photos);
            if (look.rows() > 0) {
                looks.add(look);
            }
        }
        Look best =
                looks.stream()
                        .max(
                                Comparator.comparingInt(Look::photos)
                                        .thenComparingInt(Look::columns)
                                        .thenComparingInt(look -> -look.sheet()))
                        .orElse(new Look(0, "", 0, 0, 0, 0));
        return new SheetTable(file, best, looks.size());
    }

    private static Look look(Path file, int sheet, String name, PhotoNames photos)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (TableRows all = new SheetRows(file, sheet, 0)) {
            Optional<TableRows.Row> row = all.read();
            while (row.isPresent() && rows.size() < LOOKED_AT) {
                rows.add(row.get().cells());
                row = all.read();
            }
        }
        Set<String> named = new HashSet<>();
        int first = -1;
        for (int i = 0; i < rows.size(); i++) {
            List<String> known = rows.get(i).stream().filter(photos::contain).toList();
            named.addAll(known);
            first = first < 0 && !known.isEmpty() ? i : first;
        }
        int header = header(rows, first);
        int columns = 0;
        for (LabelColumn column : LabelColumn.values()) {
            boolean isThere = header < rows.size() && !column.findIn(rows.get(header)).isEmpty();
            columns += isThere ? 1 : 0;
        }
        return new Look(sheet, name, header, named.size(), columns, rows.size());
    }

    /** The widest row above the first that names a photo; below titles if none does. */
    private static int header(List<List<String>> rows, int first) {
        int best = Math.max(0, first);
        if (first <= 0) {
            while (first < 0 && best < rows.size() - 1 && width(rows.get(best)) < 2) {
                best++;
            }
            return best;
        }
        for (int i = first - 1; i >= 0; i--) {
            best = best == first || width(rows.get(i)) > width(rows.get(best)) ? i : best;
        }
        return best;
    }

    private static long width(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    @Override
    public TableRows rows() throws IOException {
        return new SheetRows(file, look.sheet(), look.header());
    }

    @Override
    public boolean isTable() {
        return look.rows() > 0;
    }

    @Override
    public List<DatasetIssue> notes() {
        String value = "%s: '%s' of %d".formatted(FileNames.name(file), look.name(), sheets);
        return sheets > 1
                ? List.of(DatasetIssue.ofFile(DatasetIssue.Kind.ONE_SHEET, value))
                : List.of();
    }
}
