package org.lesionlens.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.cases.ResultsProblem.Kind;

/** What the columns that only this program writes say, gathered from all rows of a table. */
final class OwnColumns {

    private static final int MOST = 3; // different values; more are as wrong as these
    private static final List<String> ONE =
            List.of(JudgedColumns.LOOKED_FOR, JudgedColumns.JUDGED_BY, JudgedColumns.MODEL);

    private final List<Column> one;
    private final Column threshold;
    private final int error;
    private int failed;

    /** The different values of a column that says the same in all rows. */
    private record Column(String name, int index, Set<String> values) {

        static Column of(String name, List<String> header) {
            return new Column(name, header.indexOf(name), new LinkedHashSet<>());
        }

        void add(List<String> cells) {
            if (index >= 0 && index < cells.size() && values.size() < MOST) {
                String cell = cells.get(index);
                if (!cell.isEmpty() && !values.contains(cell)) {
                    values.add(cell);
                }
            }
        }
    }

    OwnColumns(List<String> header) {
        boolean isOwn = header.contains(JudgedColumns.LOOKED_FOR);
        one =
                (isOwn ? ONE : List.<String>of())
                        .stream().map(name -> Column.of(name, header)).toList();
        threshold = Column.of(isOwn ? JudgedColumns.THRESHOLD : "", header);
        error = isOwn ? header.indexOf("error") : -1;
    }

    void add(List<String> cells) {
        one.forEach(column -> column.add(cells));
        threshold.add(cells);
        if (error >= 0 && error < cells.size() && !cells.get(error).isEmpty()) {
            failed++;
        }
    }

    /**
     * Refuses what was put together from tables of several models or classes.
     *
     * @throws ResultsProblem if it was
     */
    void check() throws ResultsProblem {
        for (Column column : one) {
            if (column.values.size() > 1) {
                throw new ResultsProblem(
                        Kind.SEVERAL_SOURCES,
                        column.name + ": " + String.join(", ", column.values));
            }
        }
    }

    /** The threshold that calls are by, as it stands there; blank if there is not one. */
    String threshold() {
        return threshold.values.size() == 1 ? threshold.values.iterator().next() : "";
    }

    /** Of the model with its card; blank if nobody says. */
    String model() {
        return value(JudgedColumns.MODEL).orElse("");
    }

    /** The class that truths and probabilities are about. */
    Optional<String> lookedFor() {
        return value(JudgedColumns.LOOKED_FOR);
    }

    private Optional<String> value(String name) {
        return one.stream()
                .filter(column -> column.name.equals(name))
                .flatMap(column -> column.values.stream())
                .findFirst();
    }

    /** How many rows say why there is no probability. */
    int failed() {
        return failed;
    }
}
