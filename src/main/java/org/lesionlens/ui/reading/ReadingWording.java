package org.lesionlens.ui.reading;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.AgeRange;
import org.lesionlens.review.MarkFilter;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.FilterWording;
import org.lesionlens.ui.review.LesionWording;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.SiteWords;

/** How readings read. */
final class ReadingWording {

    static final Texts TEXTS = Texts.of(ReadingWording.class);

    private static final String BETWEEN = " · ";

    private ReadingWording() {}

    /** What may be known before a call: neither name, nor patient, diagnosis or truth. */
    static String facts(LesionFacts facts) {
        List<String> parts = new ArrayList<>();
        if (facts.sex() != Sex.UNKNOWN) {
            parts.add(FilterWording.sex(facts.sex()));
        }
        Double age = facts.age();
        if (age != null) {
            parts.add(LesionWording.age(new AgeRange(age, age)));
        }
        if (!facts.site().isBlank()) {
            parts.add(SiteWords.of(facts.site()));
        }
        return String.join(BETWEEN, parts);
    }

    /** A call in the words of its button. */
    static String call(Reading said, String sought) {
        Confidence confidence = said.confidence();
        String call = call(said.call(), sought);
        return confidence == null
                ? call
                : TEXTS.get("call.sure", call, TEXTS.get("confidence." + confidence));
    }

    static String call(Call call, String sought) {
        return TEXTS.get("call." + call, sought);
    }

    /** What is told after a call. */
    static String revealed(ReviewCase one, Reading said, String sought) {
        String truth = LesionWording.facts(one);
        String own = TEXTS.get("revealed.call", call(said, sought));
        String model =
                ProbabilityWords.of(one)
                        .map(p -> TEXTS.get("revealed.model", sought, p))
                        .orElseGet(() -> TEXTS.get("revealed.noModel"));
        return String.join("\n", own, truth, model, one.image().name());
    }

    /** True if a filter tells something of truth or of what the model says; tags may be either. */
    static boolean tells(CaseFilter filter) {
        return !filter.groups().isEmpty()
                || !filter.diagnoses().isEmpty()
                || filter.emptyMapsOnly()
                || !filter.marks().equals(MarkFilter.ALL)
                || filter.picked().isPresent();
    }
}
