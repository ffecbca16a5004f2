package org.lesionlens.report;

import java.util.Locale;
import org.lesionlens.evaluation.Outcome;

/** An outcome by letters, shape and words. */
final class OutcomeWords {

    private OutcomeWords() {}

    /** The shape that goes with it in the window, too. */
    static String shape(Outcome outcome) {
        return switch (outcome) {
            case TRUE_POSITIVE -> "●";
            case FALSE_NEGATIVE -> "◆";
            case TRUE_NEGATIVE -> "■";
            case FALSE_POSITIVE -> "▲";
        };
    }

    /** What it means. */
    static String meaning(Outcome outcome) {
        return switch (outcome) {
            case TRUE_POSITIVE -> "called positive, is positive";
            case FALSE_NEGATIVE -> "called negative, is positive: missed";
            case TRUE_NEGATIVE -> "called negative, is negative";
            case FALSE_POSITIVE -> "called positive, is negative: a false alarm";
        };
    }

    /** A name for looks and links. */
    static String key(Outcome outcome) {
        return outcome.letters().toLowerCase(Locale.ROOT);
    }
}
