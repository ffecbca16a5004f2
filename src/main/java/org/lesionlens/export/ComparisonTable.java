package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.Comparison.Pair;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * What two judges say of a set, as CSV: one row a photo, compared or not; numbers the same in every
 * locale, blank what is not known.
 *
 * @param sought what is looked for
 * @param first name of the first judge, whose probabilities the set has
 * @param second name of the second
 * @param at from which probability on each calls a photo positive
 * @param probabilities the second's, in [0, 1], by index of the photo in its set
 * @param patients what patients are called in the table, by their ids
 */
public record ComparisonTable(
        String sought,
        String first,
        String second,
        Thresholds at,
        Map<Integer, Double> probabilities,
        UnaryOperator<String> patients) {

    private static final List<String> HEADER =
            List.of(
                    "image",
                    "patient",
                    "looked_for",
                    "truth",
                    "judge_a",
                    "probability_a",
                    "threshold_a",
                    "call_a",
                    "judge_b",
                    "probability_b",
                    "threshold_b",
                    "call_b",
                    "agreement");

    /**
     * Writes all of the table.
     *
     * @throws IOException if a row cannot be written
     */
    public void write(Review set, OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        for (ReviewCase one : set.cases()) {
            table.add(row(one));
        }
        table.finish();
    }

    private List<String> row(ReviewCase one) {
        Double p = one.probability().isPresent() ? (Double) one.probability().getAsDouble() : null;
        Double other = probabilities.get(one.index());
        Truth truth = one.truth();
        String agreement =
                p == null || other == null || !truth.isKnown()
                        ? ""
                        : lower(new Pair(one, p, other).agreement(at));
        return List.of(
                one.image().name(),
                patients.apply(one.image().patient()),
                sought,
                truth.isKnown() ? lower(truth) : "",
                first,
                number(p),
                Double.toString(at.first()),
                call(p, at.first()),
                second,
                number(other),
                Double.toString(at.second()),
                call(other, at.second()),
                agreement);
    }

    private static String number(@Nullable Double probability) {
        return probability == null ? "" : probability.toString();
    }

    private static String call(@Nullable Double probability, double threshold) {
        return probability == null ? "" : probability >= threshold ? "positive" : "negative";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
