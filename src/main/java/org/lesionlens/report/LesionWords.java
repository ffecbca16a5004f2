package org.lesionlens.report;

import org.lesionlens.review.ProbabilityText;
import org.lesionlens.review.ReviewCase;

/** What is known of a lesion, in words. */
final class LesionWords {

    private LesionWords() {}

    /** Probability and call. */
    static String call(ReviewCase one, double threshold, String sought) {
        if (one.probability().isEmpty()) {
            return "no probability";
        }
        double p = one.probability().getAsDouble();
        return "%s %s, called %s"
                .formatted(
                        sought,
                        ProbabilityText.of(p, threshold),
                        p >= threshold ? "positive" : "negative");
    }
}
