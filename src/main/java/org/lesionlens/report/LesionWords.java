package org.lesionlens.report;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.plots.Numbers;
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
                        sought, Numbers.probability(p), p >= threshold ? "positive" : "negative");
    }

    /** What it is. */
    static String truth(ReviewCase one) {
        return switch (one.truth()) {
            case POSITIVE -> "is positive";
            case NEGATIVE -> "is negative";
            case UNKNOWN -> "truth unknown";
        };
    }

    /** Site, sex and age, as far as they are known. */
    static String facts(ReviewCase one) {
        LesionFacts facts = one.image().facts();
        List<String> parts = new ArrayList<>();
        if (!facts.site().isEmpty()) {
            parts.add(facts.site());
        }
        if (facts.sex() != Sex.UNKNOWN) {
            parts.add(facts.sex() == Sex.FEMALE ? "female" : "male");
        }
        Double age = facts.age();
        if (age != null) {
            parts.add("%.0f years".formatted(age));
        }
        return String.join(", ", parts);
    }
}
