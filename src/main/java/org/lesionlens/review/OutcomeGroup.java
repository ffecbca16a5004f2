package org.lesionlens.review;

import java.util.Optional;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Outcome;

/** The outcome groups that a threshold sorts a set into. */
public enum OutcomeGroup {
    /** Called positive, is positive. */
    TRUE_POSITIVE,
    /** Called negative, is positive: missed. */
    FALSE_NEGATIVE,
    /** Called negative, is negative. */
    TRUE_NEGATIVE,
    /** Called positive, is negative: a false alarm. */
    FALSE_POSITIVE,
    /** Nobody knows the truth. */
    UNLABELLED,
    /** No probability: not looked at yet, or it failed. */
    UNSCORED;

    /** The outcome that the lesions of this group share, if they have one. */
    public Optional<Outcome> outcome() {
        return switch (this) {
            case TRUE_POSITIVE -> Optional.of(Outcome.TRUE_POSITIVE);
            case FALSE_NEGATIVE -> Optional.of(Outcome.FALSE_NEGATIVE);
            case TRUE_NEGATIVE -> Optional.of(Outcome.TRUE_NEGATIVE);
            case FALSE_POSITIVE -> Optional.of(Outcome.FALSE_POSITIVE);
            case UNLABELLED, UNSCORED -> Optional.empty();
        };
    }

    /** The group of an outcome. */
    public static OutcomeGroup of(Outcome outcome) {
        return switch (outcome) {
            case TRUE_POSITIVE -> TRUE_POSITIVE;
            case FALSE_NEGATIVE -> FALSE_NEGATIVE;
            case TRUE_NEGATIVE -> TRUE_NEGATIVE;
            case FALSE_POSITIVE -> FALSE_POSITIVE;
        };
    }

    /**
     * The group of a lesion whose probability is known.
     *
     * @param probability p of the positive class, in [0, 1]
     * @param threshold p ≥ this is called positive
     */
    public static OutcomeGroup of(Truth truth, double probability, double threshold) {
        return Outcome.of(truth, probability, threshold).map(OutcomeGroup::of).orElse(UNLABELLED);
    }
}
