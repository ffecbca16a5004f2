package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.overlay.LegendNumber;

/** What is known of a lesion besides what a network says, in the words of all that goes out. */
public final class FactWords {

    private FactWords() {}

    /** Age, sex and site, as far as they are known: {@code 45 years, male, torso}; or blank. */
    public static String of(LesionFacts facts) {
        List<String> parts = new ArrayList<>();
        Double age = facts.age();
        if (age != null) {
            parts.add(years(age, age));
        }
        if (facts.sex() != Sex.UNKNOWN) {
            parts.add(facts.sex().name().toLowerCase(Locale.ROOT));
        }
        if (!facts.site().isEmpty()) {
            parts.add(facts.site());
        }
        return String.join(", ", parts);
    }

    /** One age, or from the youngest to the oldest. */
    static String years(double from, double to) {
        String youngest = LegendNumber.text(from, Locale.ROOT);
        return from == to
                ? youngest + " years"
                : youngest + " to " + LegendNumber.text(to, Locale.ROOT) + " years";
    }

    /**
     * Whether it has what is looked for.
     *
     * @param positive name of that
     */
    public static String truth(Truth truth, String positive) {
        return switch (truth) {
            case POSITIVE -> positive;
            case NEGATIVE -> "not " + positive;
            case UNKNOWN -> "not known";
        };
    }
}
