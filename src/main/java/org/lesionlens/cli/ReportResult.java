package org.lesionlens.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.report.ReportedSet;
import org.lesionlens.review.Measures;

/**
 * What {@code report --json} prints; what cannot be told is null.
 *
 * @param file that was written
 * @param photos of the set
 * @param counted photos or lesions whose truth and probability are known
 * @param positives of them
 * @param threshold p ≥ this is called positive
 * @param rocAreaLow of its 95 % interval
 * @param rocAreaHigh of its 95 % interval
 */
record ReportResult(
        String file,
        int photos,
        int counted,
        int positives,
        double threshold,
        @Nullable Double sensitivity,
        @Nullable Double specificity,
        @Nullable Double rocArea,
        @Nullable Double rocAreaLow,
        @Nullable Double rocAreaHigh) {

    static ReportResult of(Path file, ReportedSet told) {
        Measures measures = told.measured().measures();
        double threshold = told.measured().threshold();
        Confusion counts = measures.scores().at(threshold);
        Interval area = told.measured().intervals().areas().roc().interval().orElse(null);
        return new ReportResult(
                file.toString(),
                told.cases().images().size(),
                measures.scores().size(),
                measures.scores().positives(),
                threshold,
                counts.sensitivity().map(Proportion::value).orElse(null),
                counts.specificity().map(Proportion::value).orElse(null),
                measures.roc().map(RocCurve::area).orElse(null),
                area == null ? null : (Double) area.low(),
                area == null ? null : (Double) area.high());
    }
}
