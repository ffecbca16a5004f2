package org.lesionlens.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Sensitivity over false-alarm rate at every threshold that makes a difference.
 *
 * @param points x = FP / (TN + FP), y = TP / (TP + FN), from (0, 0) to (1, 1); lesions of the same
 *     probability make one step, as in scikit-learn's {@code roc_curve} that drops no points
 */
public record RocCurve(List<CurvePoint> points) implements Curve {

    public RocCurve {
        points = PackedPoints.of(points);
    }

    /** The curve of {@code scores}; none unless there are positive and negative lesions. */
    public static Optional<RocCurve> of(Scores scores) {
        if (!scores.hasBoth()) {
            return Optional.empty();
        }
        int[] steps = scores.steps();
        var points = new PackedPoints.Builder(steps.length + 1);
        points.add(Double.POSITIVE_INFINITY, 0, 0);
        for (int called : steps) {
            Confusion confusion = scores.firstCalled(called);
            points.add(
                    scores.probability(called - 1),
                    (double) confusion.falsePositives() / scores.negatives(),
                    (double) confusion.truePositives() / scores.positives());
        }
        return Optional.of(new RocCurve(points.points()));
    }

    /** The area under the curve by trapezoids, in [0, 1]: ties count one half. */
    public double area() {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            CurvePoint from = points.get(i - 1);
            CurvePoint to = points.get(i);
            area += (to.x() - from.x()) * (to.y() + from.y()) / 2;
        }
        return area;
    }
}
