package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigureSection;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.ReviewCase;

/** A patient's page: all lesions by site, with the one that stands out. */
public final class PatientSheet {

    private static final int COLUMNS = 3;
    private static final int ROWS = 4; // that fit on a page with their headings

    /** Pixels of its photos in an inch: a full page has some 2 MB then. */
    public static final double DPI = 200;

    private PatientSheet() {}

    /**
     * How it looks on paper.
     *
     * @param content that is to fit, on one page if it can
     * @param style of the heat
     */
    public static FigureLook look(FigureContent content, FigurePaper paper, OverlayStyle style) {
        int rows =
                content.sections().stream()
                        .mapToInt(section -> Math.ceilDiv(section.cases().size(), COLUMNS))
                        .sum();
        int columns = rows > ROWS ? COLUMNS + 1 : COLUMNS;
        return new FigureLook(style, false, false, columns, FigureLook.USUAL, paper, DPI);
    }

    /**
     * What stands on it.
     *
     * @param features that compare the lesions
     * @param threshold p ≥ this is called positive
     * @throws IOException if the features cannot be read
     */
    public static FigureContent of(
            Patient patient,
            PooledFeatures features,
            ReportedModel model,
            double threshold,
            FigureNames names)
            throws IOException {
        PatientContext context = PatientContext.of(patient, features);
        List<FigureSection> sections = new ArrayList<>();
        for (Map.Entry<String, List<ReviewCase>> site : context.bySite(patient).entrySet()) {
            sections.add(
                    new FigureSection(
                            site.getKey().isEmpty() ? "Site not known" : site.getKey(),
                            odd(site.getValue(), context, names),
                            site.getValue()));
        }
        return new FigureContent(
                names.patient(patient.id()),
                about(patient, context),
                sections,
                FigureModel.of(model.card(), model.key(), patient.cases()),
                threshold);
    }

    /** Who it is, as far as the set tells it. */
    private static String about(Patient patient, PatientContext context) {
        List<String> parts = new ArrayList<>();
        switch (patient.sex()) {
            case FEMALE -> parts.add("female");
            case MALE -> parts.add("male");
            case UNKNOWN -> parts.add("sex not known");
        }
        patient.ages()
                .ifPresent(ages ->
                        parts.add(
                                ages.from() == ages.to()
                                        ? "%.0f years".formatted(ages.from())
                                        : "%.0f to %.0f years".formatted(ages.from(), ages.to())));
        parts.add(Numbers.counted(patient.lesions(), "lesion"));
        if (patient.cases().size() != patient.lesions()) {
            parts.add(Numbers.counted(patient.cases().size(), "photo"));
        }
        if (context.ranks().isEmpty()) {
            parts.add("too few photos to tell which stands out");
        } else if (patient.cases().stream().noneMatch(context::isOdd)) {
            parts.add("no photo stands out");
        }
        return String.join(", ", parts);
    }

    private static String odd(List<ReviewCase> lesions, PatientContext context, FigureNames names) {
        return lesions.stream()
                .filter(context::isOdd)
                .map(one -> odd(one, context, names))
                .collect(Collectors.joining("; "));
    }

    private static String odd(ReviewCase one, PatientContext context, FigureNames names) {
        Optional<UglyDuckling> duckling = context.of(one);
        return "Odd one out: %s, farthest from the patient's others (1 − cosine of pooled features %s, of %d photos compared)"
                .formatted(
                        names.lesion(one),
                        duckling.map(UglyDuckling::distance).map(Numbers::three).orElseThrow(),
                        context.ranks().size());
    }
}
