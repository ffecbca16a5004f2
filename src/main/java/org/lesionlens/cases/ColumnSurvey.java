package org.lesionlens.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the columns of a table hold, looked at in its first rows, or in all if these name no photo.
 */
final class ColumnSurvey {

    private static final int ROWS = 1000;
    private static final int WIDE = 300; // columns
    private static final int WIDE_ROWS = 50;
    private static final int ENOUGH = 20; // photos named
    private static final String ROW_NAMES = "row";
    private static final int WORDS = 100; // different values, beyond which a column is no truth

    private final PhotoNames photos;
    private final List<Set<String>> named = new ArrayList<>();
    private final List<Set<String>> values = new ArrayList<>();
    private List<String> first = List.of();
    private boolean areOneLonger = true; // all rows but the first, by a cell that is not blank

    private ColumnSurvey(PhotoNames photos) {
        this.photos = photos;
    }

    /**
     * Looks at a table.
     *
     * @throws IOException if it cannot be read
     */
    static ColumnSurvey of(TableFile file, PhotoNames photos) throws IOException {
        var survey = new ColumnSurvey(photos);
        try (TableRows rows = file.rows()) {
            Optional<TableRows.Row> row = rows.read();
            row.ifPresent(found -> survey.first = found.cells());
            int sample = survey.first.size() > WIDE ? WIDE_ROWS : ROWS;
            int read = 0;
            row = rows.read();
            while (row.isPresent()
                    && (read < sample || (survey.isLooking() && !survey.holdsPixels()))) {
                survey.add(row.get().cells(), read < sample);
                read++;
                row = rows.read();
            }
        }
        survey.nameRows();
        return survey;
    }

    /** R writes the rows' names in a column without a name, so that the header is shorter. */
    private void nameRows() {
        boolean isNamed =
                !naming().isEmpty()
                        && naming().getFirst() < first.size()
                        && !LabelColumn.IMAGE
                                .findIn(List.of(first.get(naming().getFirst())))
                                .isEmpty();
        if (areOneLonger && !naming().isEmpty() && !isNamed) {
            List<String> shifted = new ArrayList<>(List.of(ROW_NAMES));
            shifted.addAll(first);
            first = shifted;
        }
        while (named.size() > first.size()) { // of cells beyond the header nobody knows a thing
            named.removeLast();
            values.removeLast();
        }
    }

    private void add(List<String> cells, boolean isSample) {
        boolean isOneLonger = cells.size() == first.size() + 1 && !cells.getLast().isBlank();
        areOneLonger &= isOneLonger;
        while (named.size() < cells.size()) {
            named.add(new HashSet<>());
            values.add(new HashSet<>());
        }
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (photos.contain(cell)) {
                named.get(i).add(cell);
            }
            if (isSample && !cell.isEmpty() && values.get(i).size() <= WORDS) {
                values.get(i).add(cell);
            }
        }
    }

    private boolean isLooking() {
        return !photos.isEmpty()
                && named.stream().mapToInt(Set::size).allMatch(size -> size < ENOUGH);
    }

    /** True of thousands of numbers in each row, none of them of an image by its column's name. */
    private boolean holdsPixels() {
        return first.size() > WIDE
                && LabelColumn.IMAGE.findIn(first).isEmpty()
                && values.stream().flatMap(Set::stream).allMatch(ColumnSurvey::isNumber);
    }

    private static boolean isNumber(String cell) {
        return cell.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    }

    /** The cells of the first row, which is the header if the table has one. */
    List<String> first() {
        return first;
    }

    /** False if the first row names a photo where others do, by a name that no such column has. */
    boolean hasHeader() {
        if (naming().isEmpty()) {
            return true;
        }
        int column = naming().getFirst();
        String cell = column < first.size() ? first.get(column) : "";
        return !photos.contain(cell) || !LabelColumn.IMAGE.findIn(List.of(cell)).isEmpty();
    }

    /** The different cells of a column in the first rows that say something, some of them. */
    Set<String> values(int column) {
        return column >= 0 && column < values.size() ? values.get(column) : Set.of();
    }

    /** Of the column with exactly this header; none if there is none. */
    Set<String> valuesOf(String name) {
        return values(first.indexOf(name));
    }

    /** How many different photos a column names. */
    int photosIn(int column) {
        return column < named.size() ? named.get(column).size() : 0;
    }

    /** True if a column names photos as ages, counts and row numbers may do by chance. */
    boolean namesByShortNumbers(int column) {
        return named.get(column).stream().allMatch(cell -> cell.matches("\\d{1,3}(\\.0)?"));
    }

    /** The columns that name photos, the one that names most first. */
    List<Integer> naming() {
        return IntStream.range(0, named.size())
                .filter(column -> photosIn(column) > 0)
                .boxed()
                .sorted((a, b) -> photosIn(b) - photosIn(a))
                .toList();
    }

    /** The columns that hold some few different values, all of which are of a kind. */
    List<Integer> holding(Predicate<String> kind) {
        return IntStream.range(0, values.size())
                .filter(column -> !values.get(column).isEmpty())
                .filter(column -> values.get(column).size() <= WORDS)
                .filter(column -> photosIn(column) == 0)
                .filter(column -> values.get(column).stream().allMatch(kind))
                .boxed()
                .toList();
    }
}
