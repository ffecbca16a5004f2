package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.lesionlens.review.ProbabilityText;
import org.lesionlens.review.ReviewCase;

/**
 * What stands above a lesion.
 *
 * @param lines what is wanted
 * @param positive name of the class that is looked for
 * @param threshold of the call
 */
record TileWords(FigureNames names, Set<TitleLine> lines, String positive, double threshold) {

    /** The first line beside the outcome's sign; blank for none. */
    String head(ReviewCase one) {
        List<String> parts = new ArrayList<>();
        if (lines.contains(TitleLine.PATIENT) && !one.image().patient().isEmpty()) {
            parts.add(names.patient(one.image().patient()));
        }
        if (lines.contains(TitleLine.ID)) {
            parts.add(names.lesion(one));
        }
        return String.join(", ", parts);
    }

    /** The lines below it, as far as something is known. */
    List<String> below(ReviewCase one) {
        List<String> below = new ArrayList<>();
        String said = said(one);
        if (!said.isEmpty()) {
            below.add(said);
        }
        if (lines.contains(TitleLine.FACTS)) {
            String facts = FactWords.of(one.image().facts());
            below.add(facts.isEmpty() ? "age, sex and site not known" : facts);
        }
        return below;
    }

    private String said(ReviewCase one) {
        List<String> parts = new ArrayList<>();
        OptionalDouble p = one.probability();
        if (lines.contains(TitleLine.PROBABILITY)) {
            parts.add(
                    p.isPresent()
                            ? positive + " " + ProbabilityText.of(p.getAsDouble(), threshold)
                            : "no probability");
        }
        if (lines.contains(TitleLine.TRUTH)) {
            parts.add("truth: " + FactWords.truth(one.truth(), positive));
        }
        return String.join(" · ", parts);
    }
}
