package org.lesionlens.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Precision over recall at every threshold that makes a difference.
 *
 * @param points x = recall = TP / (TP + FN), y = precision = TP / (TP + FP), from recall 0, where
 *     precision is 1 by convention, to recall 1; scikit-learn's {@code precision_recall_curve} in
 *     reverse
 */
public record PrecisionRecallCurve(List<CurvePoint> points) implements Curve {

    public PrecisionRecallCurve {
        points = PackedPoints.of(points);
    }

    /** The curve of {@code scores}; none if no lesion is positive. */
    public static Optional<PrecisionRecallCurve> of(Scores scores) {
        if (scores.positives() == 0) {
            return Optional.empty();
        }
        int[] steps = scores.steps();
        var points = new PackedPoints.Builder(steps.length + 1);
        points.add(Double.POSITIVE_INFINITY, 0, 1);
        for (int called : steps) {
            int hits = scores.firstCalled(called).truePositives();
            points.add(
                    scores.probability(called - 1),
                    (double) hits / scores.positives(),
                    (double) hits / called);
        }
        return Optional.of(new PrecisionRecallCurve(points.points()));
    }

    /** Σ (R<sub>n</sub> − R<sub>n−1</sub>) P<sub>n</sub>, in [0, 1]; nothing is interpolated. */
    public double averagePrecision() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += (points.get(i).x() - points.get(i - 1).x()) * points.get(i).y();
        }
        return sum;
    }
}
