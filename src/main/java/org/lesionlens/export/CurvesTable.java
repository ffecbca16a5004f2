package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.lesionlens.evaluation.Calibration;
import org.lesionlens.evaluation.Curve;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.review.MeasuredScores;
import org.lesionlens.review.Measures;

/**
 * The points of the curves as CSV: {@code roc} with x = 1 − specificity and y = sensitivity, {@code
 * precision_recall} with x = recall and y = precision, {@code calibration} with x = mean predicted
 * and y = observed share, and {@code histogram_positives}, {@code histogram_negatives} with x = the
 * lower end of a bin and y = a count.
 */
public final class CurvesTable {

    private static final List<String> HEADER = List.of("curve", "threshold", "x", "y");

    private CurvesTable() {}

    /**
     * Writes all of the table.
     *
     * @throws IOException if a row cannot be written
     */
    public static void write(Measures measures, OutputStream out) throws IOException {
        write(measures.measured(), out);
    }

    /** The same of anybody's table. */
    public static void write(MeasuredScores measures, OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        add(table, "roc", measures.roc());
        add(table, "precision_recall", measures.precisionRecall());
        for (Calibration.Bin bin : measures.calibration().bins()) {
            add(table, "calibration", "", bin.predicted(), bin.observed().value());
        }
        addBins(table, "histogram_positives", measures.histogram().positives());
        addBins(table, "histogram_negatives", measures.histogram().negatives());
        table.finish();
    }

    private static void add(CsvTable table, String name, Optional<? extends Curve> curve) {
        if (curve.isPresent()) {
            for (CurvePoint point : curve.get().points()) {
                add(table, name, Double.toString(point.threshold()), point.x(), point.y());
            }
        }
    }

    private static void addBins(CsvTable table, String name, List<Integer> counts) {
        for (int i = 0; i < counts.size(); i++) {
            add(table, name, "", (double) i / counts.size(), counts.get(i));
        }
    }

    private static void add(CsvTable table, String name, String threshold, double x, double y) {
        table.add(List.of(name, threshold, Double.toString(x), Double.toString(y)));
    }
}
