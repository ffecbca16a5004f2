package org.lesionlens.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Chooses decision thresholds; where several are as good, the highest. */
public final class Thresholds {

    private static final int LEAST_DIGITS = 4; // as close as others are compared with
    private static final int MOST_DIGITS = 17; // tell any two doubles in [0, 1] apart

    private Thresholds() {}

    /**
     * Where sensitivity + specificity is largest; empty unless there are positive and negative
     * lesions.
     *
     * <p>Youden 1950, "Index for rating diagnostic tests", Cancer 3:32–35.
     */
    public static OptionalDouble youden(Scores scores) {
        // J · positives · negatives, in whole numbers: what is equal stays equal
        double positives = scores.positives();
        double negatives = scores.negatives();
        return scores.hasBoth()
                ? best(scores, c -> c.truePositives() * negatives - c.falsePositives() * positives)
                : OptionalDouble.empty();
    }

    /**
     * Where the cost of the errors is lowest; empty if there are no lesions.
     *
     * @param falsePositive cost of a false alarm, at least 0
     * @param falseNegative cost of a missed lesion, at least 0
     */
    public static OptionalDouble cheapest(
            Scores scores, double falsePositive, double falseNegative) {
        return best(
                scores,
                c -> -(c.falsePositives() * falsePositive + c.falseNegatives() * falseNegative));
    }

    /**
     * The highest that finds at least a share of the positive lesions; empty if there are none.
     *
     * @param sensitivity in (0, 1]
     */
    public static OptionalDouble forSensitivity(Scores scores, double sensitivity) {
        if (scores.positives() == 0) {
            return OptionalDouble.empty();
        }
        for (int called : scores.steps()) {
            int hits = scores.firstCalled(called).truePositives();
            if ((double) hits / scores.positives() >= sensitivity) {
                return OptionalDouble.of(scores.probability(called - 1));
            }
        }
        throw new IllegalArgumentException("not a sensitivity: " + sensitivity);
    }

    /**
     * The shortest decimal of four or more digits that makes the same calls as a threshold that was
     * found: it is read as it is, and differs from it by less than 0.0001.
     *
     * @param threshold in [0, 1], or just above, where nothing is called positive
     */
    public static double shortest(Scores scores, double threshold) {
        Confusion calls = scores.at(threshold);
        int called = calls.truePositives() + calls.falsePositives();
        if (called == 0) {
            double above =
                    BigDecimal.valueOf(threshold)
                            .setScale(LEAST_DIGITS, RoundingMode.UP)
                            .doubleValue();
            return above <= 1 ? above : threshold;
        }
        double lower = called < scores.size() ? scores.probability(called) : -1;
        for (int digits = LEAST_DIGITS; digits < MOST_DIGITS; digits++) {
            double rounded =
                    BigDecimal.valueOf(threshold).setScale(digits, RoundingMode.DOWN).doubleValue();
            if (rounded > lower) {
                return rounded;
            }
        }
        return threshold;
    }

    private static OptionalDouble best(Scores scores, ToDoubleFunction<Confusion> worth) {
        if (scores.size() == 0) {
            return OptionalDouble.empty();
        }
        // Nothing is called positive just above the highest probability.
        double threshold = Math.nextUp(scores.probability(0));
        double best = worth.applyAsDouble(scores.firstCalled(0));
        for (int called : scores.steps()) {
            double value = worth.applyAsDouble(scores.firstCalled(called));
            if (value > best) {
                best = value;
                threshold = scores.probability(called - 1);
            }
        }
        return OptionalDouble.of(threshold);
    }
}
