package org.lesionlens.ui.review;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CaseFilter.AgeRange;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** How a lesion is told of, in every view in the same words. */
public final class LesionWording {

    private static final Texts TEXTS = Texts.of(LesionWording.class);
    private static final String BETWEEN = " · ";

    private LesionWording() {}

    /** The lesion's own facts in a line: truth, age, site, as far as they are known. */
    public static String facts(LesionImage lesion) {
        LesionFacts facts = lesion.facts();
        List<String> parts = new ArrayList<>(List.of(TEXTS.get("truth", truth(facts))));
        Double age = facts.age();
        if (age != null) {
            parts.add(age(new AgeRange(age, age)));
        }
        if (!facts.site().isBlank()) {
            parts.add(facts.site());
        }
        return String.join(BETWEEN, parts);
    }

    /** "positive (melanoma)", "negative", "not labelled". */
    private static String truth(LesionFacts facts) {
        String truth =
                switch (facts.truth()) {
                    case POSITIVE -> TEXTS.get("truth.positive");
                    case NEGATIVE -> TEXTS.get("truth.negative");
                    case UNKNOWN -> TEXTS.get("truth.unknown");
                };
        String diagnosis = facts.diagnosis();
        return diagnosis.isBlank() || diagnosis.equalsIgnoreCase("unknown")
                ? truth
                : TEXTS.get("truth.diagnosis", truth, diagnosis);
    }

    /** "50 years", "50–55 years". */
    public static String age(AgeRange ages) {
        String from = Formats.whole(ages.from());
        String to = Formats.whole(ages.to());
        return TEXTS.get("years", from.equals(to) ? to : from + "–" + to);
    }
}
