package org.lesionlens.evaluation;

import java.util.Optional;
import org.lesionlens.cases.Truth;

/** Whether a call was right, and which way. */
public enum Outcome {
    /** Called positive, is positive. */
    TRUE_POSITIVE("TP"),
    /** Called negative, is positive: missed. */
    FALSE_NEGATIVE("FN"),
    /** Called negative, is negative. */
    TRUE_NEGATIVE("TN"),
    /** Called positive, is negative: a false alarm. */
    FALSE_POSITIVE("FP");

    private final String letters;

    Outcome(String letters) {
        this.letters = letters;
    }

    /** Its usual abbreviation. */
    public String letters() {
        return letters;
    }

    /** True if the lesion was called positive. */
    public boolean isCalledPositive() {
        return this == TRUE_POSITIVE || this == FALSE_POSITIVE;
    }

    /** True if the lesion is positive. */
    public boolean isOfPositives() {
        return this == TRUE_POSITIVE || this == FALSE_NEGATIVE;
    }

    /**
     * The outcome of calling a lesion positive iff p ≥ t; none where nobody knows the truth.
     *
     * @param probability p of the positive class, in [0, 1]
     * @param threshold t
     */
    public static Optional<Outcome> of(Truth truth, double probability, double threshold) {
        boolean called = probability >= threshold;
        return switch (truth) {
            case POSITIVE -> Optional.of(called ? TRUE_POSITIVE : FALSE_NEGATIVE);
            case NEGATIVE -> Optional.of(called ? FALSE_POSITIVE : TRUE_NEGATIVE);
            case UNKNOWN -> Optional.empty();
        };
    }
}
