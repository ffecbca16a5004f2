package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.lesionlens.export.MeasureFigures.ClassCounts;
import org.lesionlens.export.MeasureFigures.Group;

/**
 * The confusion matrix as CSV, one row a cell: that of the outcomes, and that of the classes of a
 * model of three or more.
 */
public final class MatrixTable {

    private static final List<String> HEADER = List.of("matrix", "truth", "called", "count");
    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";

    private MatrixTable() {}

    /**
     * Writes all of the table.
     *
     * @throws IOException if a row cannot be written
     */
    public static void write(MeasureFigures figures, OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        Group all = figures.all();
        add(table, "outcomes", POSITIVE, POSITIVE, all.truePositives());
        add(table, "outcomes", POSITIVE, NEGATIVE, all.falseNegatives());
        add(table, "outcomes", NEGATIVE, POSITIVE, all.falsePositives());
        add(table, "outcomes", NEGATIVE, NEGATIVE, all.trueNegatives());
        ClassCounts classes = figures.classMatrix();
        if (classes != null) {
            List<String> names = classes.classes();
            for (int truth = 0; truth < classes.counts().size(); truth++) {
                for (int called = 0; called < names.size(); called++) {
                    add(
                            table,
                            "classes",
                            truth < names.size() ? names.get(truth) : "", // of none of them
                            names.get(called),
                            classes.counts().get(truth).get(called));
                }
            }
        }
        table.finish();
    }

    private static void add(CsvTable table, String matrix, String truth, String called, int count) {
        table.add(List.of(matrix, truth, called, Integer.toString(count)));
    }
}
