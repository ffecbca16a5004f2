package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.overlay.LegendNumber;
import org.lesionlens.review.ReviewCase;

/**
 * What stands above a lesion.
 *
 * @param lines what is wanted
 * @param positive name of the class that is looked for
 */
record TileWords(FigureNames names, Set<TitleLine> lines, String positive) {

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
            below.add(facts(one.image().facts()));
        }
        return below;
    }

    private String said(ReviewCase one) {
        List<String> parts = new ArrayList<>();
        OptionalDouble p = one.probability();
        if (lines.contains(TitleLine.PROBABILITY)) {
            parts.add(
                    p.isPresent()
                            ? positive + " " + probability(p.getAsDouble())
                            : "no probability");
        }
        if (lines.contains(TitleLine.TRUTH)) {
            parts.add("truth: " + truth(one.truth(), positive));
        }
        return String.join(" · ", parts);
    }

    static String truth(Truth truth, String positive) {
        return switch (truth) {
            case POSITIVE -> positive;
            case NEGATIVE -> "not " + positive;
            case UNKNOWN -> "not known";
        };
    }

    /** Three digits, and never a 0 or 1 that is none. */
    static String probability(double p) {
        if (p > 0 && p < 0.0005) {
            return "<\u00a00.001";
        }
        if (p < 1 && p >= 0.9995) {
            return ">\u00a00.999";
        }
        return String.format(Locale.ROOT, "%.3f", p);
    }

    /** Age, sex and site, as far as they are known: {@code 45, male, torso}. */
    static String facts(LesionFacts facts) {
        List<String> parts = new ArrayList<>();
        Double age = facts.age();
        if (age != null) {
            parts.add(LegendNumber.text(age, Locale.ROOT));
        }
        if (facts.sex() != Sex.UNKNOWN) {
            parts.add(facts.sex().name().toLowerCase(Locale.ROOT));
        }
        if (!facts.site().isEmpty()) {
            parts.add(facts.site());
        }
        return parts.isEmpty() ? "age, sex and site not known" : String.join(", ", parts);
    }
}
