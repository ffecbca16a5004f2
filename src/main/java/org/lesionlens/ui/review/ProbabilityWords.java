package org.lesionlens.ui.review;

import java.util.Optional;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** Words for a lesion's probability: one that no network gave is always called so. */
public final class ProbabilityWords {

    private static final Texts TEXTS = Texts.of(ProbabilityWords.class);

    private ProbabilityWords() {}

    /** The probability with three digits, and that it was read from the file if it was. */
    public static Optional<String> of(ReviewCase one) {
        if (one.probability().isEmpty()) {
            return Optional.empty();
        }
        String number = Formats.probability(one.probability().getAsDouble());
        return Optional.of(
                one.source() == ProbabilitySource.TABLE
                        ? TEXTS.get("probability.table", number)
                        : number);
    }

    /** The same with the name of the class that it is of, if that is not the model's own. */
    public static Optional<String> named(ReviewCase one) {
        Optional<String> words = of(one);
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
