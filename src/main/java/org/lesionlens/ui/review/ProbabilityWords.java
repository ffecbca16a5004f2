package org.lesionlens.ui.review;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ProbabilityText;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Texts;

/** Words for a lesion's probability: one that no network gave is always called so. */
public final class ProbabilityWords {

    private static final Texts TEXTS = Texts.of(ProbabilityWords.class);

    private ProbabilityWords() {}

    /** A number beside a call at {@code threshold}, which it does not contradict. */
    public static String number(double p, double threshold) {
        return ProbabilityText.of(p, threshold, Locale.getDefault(Locale.Category.FORMAT));
    }

    /** A number with three digits, beside which no call stands. */
    public static String number(double p) {
        return ProbabilityText.of(p, Locale.getDefault(Locale.Category.FORMAT));
    }

    /** A decision threshold with at least so many digits. */
    public static String threshold(double t, int digits) {
        return ProbabilityText.threshold(t, digits, Locale.getDefault(Locale.Category.FORMAT));
    }

    /** The probability where no call stands beside it. */
    public static Optional<String> of(ReviewCase one) {
        return told(one, ProbabilityWords::number);
    }

    /**
     * The probability, and that it was read from the file if it was.
     *
     * @param threshold of the call
     */
    public static Optional<String> of(ReviewCase one, double threshold) {
        return told(one, p -> number(p, threshold));
    }

    private static Optional<String> told(ReviewCase one, DoubleFunction<String> text) {
        if (one.probability().isEmpty()) {
            return Optional.empty();
        }
        String number = text.apply(one.probability().getAsDouble());
        return Optional.of(
                one.source() == ProbabilitySource.TABLE
                        ? TEXTS.get("probability.table", number)
                        : number);
    }

    /** The same with the name of the class that it is of, if that is not the model's own. */
    public static Optional<String> named(ReviewCase one, double threshold) {
        return withClass(one, of(one, threshold));
    }

    /** The same where no call stands beside it. */
    public static Optional<String> named(ReviewCase one) {
        return withClass(one, of(one));
    }

    private static Optional<String> withClass(ReviewCase one, Optional<String> words) {
        return one.otherClass().isEmpty()
                ? words
                : words.map(number ->
                        TEXTS.get("probability.of", one.otherClass().orElseThrow(), number));
    }

    /** What probabilities a set is judged by, for example "read from the file". */
    public static String name(ProbabilitySource source) {
        return TEXTS.get(
                switch (source) {
                    case NETWORK -> "source.network";
                    case TABLE -> "source.table";
                });
    }
}
