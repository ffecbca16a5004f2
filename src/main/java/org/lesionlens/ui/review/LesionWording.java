package org.lesionlens.ui.review;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.CaseFilter.AgeRange;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** How a lesion is told of, in every view in the same words. */
public final class LesionWording {

    private static final Texts TEXTS = Texts.of(LesionWording.class);
    private static final String BETWEEN = " · ";

    private LesionWording() {}

    /** The lesion's own facts in a line: truth, age, site, as far as they are known. */
    public static String facts(LesionImage lesion) {
        return facts(lesion.facts(), lesion.truth());
    }

    /** The same of a set that may be judged for another class than the model's own. */
    public static String facts(ReviewCase one) {
        return facts(one.image().facts(), one.truth());
    }

    private static String facts(LesionFacts facts, Truth truth) {
        List<String> parts = new ArrayList<>(List.of(TEXTS.get("truth", truth(facts, truth))));
        Double age = facts.age();
        if (age != null) {
            parts.add(age(new AgeRange(age, age)));
        }
        if (!facts.site().isBlank()) {
            parts.add(SiteWords.of(facts.site()));
        }
        return String.join(BETWEEN, parts);
    }

    /** "positive (melanoma)", "negative", "not labelled". */
    private static String truth(LesionFacts facts, Truth known) {
        String truth =
                switch (known) {
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
        return TEXTS.get("years", years(ages));
    }

    /** The same where a line is short. */
    public static String briefAge(AgeRange ages) {
        return TEXTS.get("years.brief", years(ages));
    }

    private static String years(AgeRange ages) {
        String from = Formats.whole(ages.from());
        String to = Formats.whole(ages.to());
        return from.equals(to) ? to : from + "–" + to;
    }
}
