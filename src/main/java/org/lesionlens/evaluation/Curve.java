package org.lesionlens.evaluation;

import java.util.Comparator;
import java.util.List;

/** What two shares of lesions do as the decision threshold falls. */
public sealed interface Curve permits RocCurve, PrecisionRecallCurve {

    /** Where the curve stands at every threshold that makes a difference, thresholds falling. */
    List<CurvePoint> points();

    /** Where the curve stands when p ≥ {@code threshold} is called positive. */
    default CurvePoint at(double threshold) {
        int low = 0; // its threshold is infinite
        int high = points().size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (points().get(middle).threshold() >= threshold) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return points().get(low);
    }

    /** The point of the curve that is closest to a place; the highest threshold of several. */
    default CurvePoint nearest(double x, double y) {
        return points().stream()
                .min(
                        Comparator.comparingDouble(point ->
                                (point.x() - x) * (point.x() - x)
                                        + (point.y() - y) * (point.y() - y)))
                .orElseThrow();
    }
}
