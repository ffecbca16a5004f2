package org.lesionlens.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * The lesions of each outcome that the model is surest of, the surest first.
 *
 * @param byOutcome at most so many of each
 * @param counts how many there are of each
 */
record Examples(Map<Outcome, List<ReviewCase>> byOutcome, Map<Outcome, Integer> counts) {

    static Examples of(Review review, double threshold, int most) {
        Map<Outcome, List<ReviewCase>> shown = new EnumMap<>(Outcome.class);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            Comparator<ReviewCase> falling =
                    Comparator.comparingDouble(
                            one -> -one.probability().orElseThrow()); // none without one is sorted
            List<ReviewCase> all =
                    review.cases().stream()
                            .filter(one -> one.group(threshold) == OutcomeGroup.of(outcome))
                            .sorted(outcome.isCalledPositive() ? falling : falling.reversed())
                            .toList();
            counts.put(outcome, all.size());
            shown.put(outcome, all.stream().limit(most).toList());
        }
        return new Examples(shown, counts);
    }

    List<ReviewCase> all() {
        return byOutcome.values().stream().flatMap(List::stream).toList();
    }

    List<ReviewCase> of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, List.of());
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
