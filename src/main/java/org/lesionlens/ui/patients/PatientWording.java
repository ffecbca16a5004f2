package org.lesionlens.ui.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.lesionlens.cases.Sex;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.LesionWording;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.SiteWords;

/** How patients and their lesions are told of. */
final class PatientWording {

    static final Texts TEXTS = Texts.of(PatientWording.class);

    private static final String BETWEEN = " · ";

    private PatientWording() {}

    /** A patient's id, or what stands in for it. */
    static String name(Patient patient) {
        return patient.isNamed() ? patient.id() : TEXTS.get("nobody");
    }

    /** "male · 50 years", as far as it is known. */
    static String person(Patient patient) {
        List<String> parts = new ArrayList<>();
        sex(patient.sex()).ifPresent(parts::add);
        patient.ages().map(LesionWording::briefAge).ifPresent(parts::add);
        return String.join(BETWEEN, parts);
    }

    private static Optional<String> sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> Optional.of(TEXTS.get("sex.female"));
            case MALE -> Optional.of(TEXTS.get("sex.male"));
            case UNKNOWN -> Optional.empty();
        };
    }

    /** "7 lesions", and where a lesion has several photos "9 photos of 7 lesions". */
    static String lesions(Patient patient) {
        int count = patient.lesions();
        String lesions = count == 1 ? TEXTS.get("lesions.one") : TEXTS.get("lesions.many", count);
        int photos = patient.cases().size();
        if (photos == count) {
            return lesions;
        }
        return count == 1
                ? TEXTS.get("photos.one", Formats.count(photos))
                : TEXTS.get("photos.many", Formats.count(photos), Formats.count(count));
    }

    /** All that is told of a patient, for one line or for the ear. */
    static String facts(Patient patient) {
        List<String> parts = new ArrayList<>();
        String person = person(patient);
        if (!person.isEmpty() && patient.isNamed()) {
            parts.add(person);
        }
        parts.add(lesions(patient));
        if (patient.positives() > 0) {
            parts.add(TEXTS.get("positive", patient.positives()));
        }
        if (patient.unlabelled() > 0) {
            parts.add(TEXTS.get("unlabelled", patient.unlabelled()));
        }
        parts.add(
                patient.highestProbability().isEmpty()
                        ? TEXTS.get("highest.none")
                        : TEXTS.get(
                                "highest",
                                ProbabilityWords.number(
                                        patient.highestProbability().getAsDouble())));
        if (patient.cases().getFirst().source() == ProbabilitySource.TABLE) {
            parts.add(ProbabilityWords.name(ProbabilitySource.TABLE));
        }
        return String.join(BETWEEN, parts);
    }

    /** "Torso · 5": a site on the body and how many lesions are there. */
    static String site(PageRow.Place place) {
        String site = SiteWords.of(place.lesion().image().facts().site());
        Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
        return TEXTS.get(
                "site.count",
                site.isBlank()
                        ? TEXTS.get("site.none")
                        : site.substring(0, 1).toUpperCase(locale) + site.substring(1),
                place.siteCount());
    }

    /** A lesion's place among the patient's; empty if it was not compared. */
    static String rank(ReviewCase one, PatientContext context) {
        return context.of(one)
                .map(duckling ->
                        TEXTS.get(
                                context.isOdd(one) ? "rank.odd" : "rank",
                                duckling.rank(),
                                context.ranks().size(),
                                Formats.probability(duckling.distance())))
                .orElse("");
    }

    /** What there is to say of how a patient's lesions compare. */
    static String comparison(Patient patient, Comparison comparison) {
        return switch (comparison) {
            case Comparison.Nobody _ -> TEXTS.get("comparison.nobody");
            case Comparison.TooFew _ -> TEXTS.get("comparison.few", UglyDuckling.FEWEST);
            case Comparison.Running(PatientContext before) ->
                    before.ranks().isEmpty()
                            ? TEXTS.get("comparison.running")
                            : done(patient, before);
            case Comparison.Failed(String reason) -> TEXTS.get("comparison.failed", reason);
            case Comparison.Done(PatientContext context) -> done(patient, context);
        };
    }

    private static String done(Patient patient, PatientContext context) {
        if (context.ranks().isEmpty()) {
            return TEXTS.get("comparison.unscored", UglyDuckling.FEWEST);
        }
        String found =
                patient.cases().stream()
                        .filter(context::isOdd)
                        .findFirst()
                        .map(odd -> odd(odd, context))
                        .orElseGet(() -> TEXTS.get("comparison.alike"));
        int missing = patient.cases().size() - context.ranks().size();
        return missing == 0 ? found : found + " " + TEXTS.get("comparison.missing", missing);
    }

    private static String odd(ReviewCase odd, PatientContext context) {
        double distance = context.of(odd).orElseThrow().distance();
        return TEXTS.get(
                "comparison.odd",
                odd.image().name(),
                Formats.probability(distance),
                Formats.probability(others(context).min().orElseThrow()),
                Formats.probability(others(context).max().orElseThrow()));
    }

    private static DoubleStream others(PatientContext context) {
        return context.ranks().values().stream()
                .filter(duckling -> duckling.rank() > 1)
                .mapToDouble(UglyDuckling::distance);
    }
}
