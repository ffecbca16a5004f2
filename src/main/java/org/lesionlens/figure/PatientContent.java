package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Sex;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.ReviewCase;

/**
 * What a patient's page shows: the lesions by their site on the body, and which of them looks least
 * like the others.
 *
 * @param model whose heat it shows
 * @param threshold p ≥ this is called positive
 * @param count of lesions at most
 * @param order in which they stand, sites or not; null for by site
 */
record PatientContent(FigureModel model, double threshold, int count, @Nullable CaseOrder order) {

    /**
     * @param compared how much each stands out; none if nobody has compared them
     */
    FigureContent of(Patient patient, Optional<PatientContext> compared, FigureNames names) {
        PatientContext context = compared.orElse(PatientContext.NONE);
        List<FigureSection> sections = new ArrayList<>();
        int left = count;
        for (FigureSection section : all(patient, context)) {
            List<ReviewCase> shown = section.cases().stream().limit(left).toList();
            left -= shown.size();
            if (!shown.isEmpty()) {
                sections.add(new FigureSection(section.title(), odd(shown, context, names), shown));
            }
        }
        return new FigureContent(
                names.patient(patient.id()), about(patient, compared), sections, model, threshold);
    }

    private List<FigureSection> all(Patient patient, PatientContext context) {
        if (order != null) {
            List<ReviewCase> sorted = FigureContents.sorted(patient.cases(), order);
            return List.of(new FigureSection("", "", sorted));
        }
        List<FigureSection> sections = new ArrayList<>();
        for (Map.Entry<String, List<ReviewCase>> site : context.bySite(patient).entrySet()) {
            sections.add(
                    new FigureSection(
                            site.getKey().isEmpty() ? "Site not known" : site.getKey(),
                            "",
                            site.getValue()));
        }
        return sections;
    }

    /** Who it is, as far as the set tells it. */
    private String about(Patient patient, Optional<PatientContext> compared) {
        List<String> parts = new ArrayList<>();
        int photos = patient.cases().size();
        if (patient.isNamed()) {
            parts.add(
                    patient.sex() == Sex.UNKNOWN
                            ? "sex not known"
                            : patient.sex().name().toLowerCase(Locale.ROOT));
            patient.ages().ifPresent(ages -> parts.add(FactWords.years(ages.from(), ages.to())));
            parts.add(counted(patient.lesions(), "lesion"));
        }
        if (photos != patient.lesions() || !patient.isNamed()) {
            parts.add(counted(photos, "photo"));
        }
        if (photos > count) {
            parts.add("the first " + count + " shown");
        }
        compared.ifPresent(context -> {
            if (context.ranks().isEmpty()) {
                parts.add("too few photos to tell which stands out");
            } else if (patient.cases().stream().noneMatch(context::isOdd)) {
                parts.add("no photo stands out");
            }
        });
        return String.join(", ", parts);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String odd(List<ReviewCase> lesions, PatientContext context, FigureNames names) {
        return lesions.stream()
                .filter(context::isOdd)
                .map(one -> odd(one, context, names))
                .collect(Collectors.joining("; "));
    }

    private static String odd(ReviewCase one, PatientContext context, FigureNames names) {
        double distance = context.of(one).map(UglyDuckling::distance).orElseThrow();
        return "Odd one out: %s, farthest from the patient's others (1 − cosine of pooled features %s, of %d photos compared)"
                .formatted(
                        names.lesion(one),
                        String.format(Locale.ROOT, "%.3f", distance),
                        context.ranks().size());
    }
}
