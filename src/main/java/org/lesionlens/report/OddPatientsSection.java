package org.lesionlens.report;

import java.io.IOException;
import org.lesionlens.plots.Numbers;
import org.lesionlens.report.OddPatients.OddOne;
import org.lesionlens.review.ReviewCase;

/** Patients of whom one lesion stands out. */
record OddPatientsSection(OddPatients patients, LesionFigure figure, ReportedSet set)
        implements Section {

    /** Other lesions of a patient that are shown. */
    static final int OTHERS = 3;

    @Override
    public String id() {
        return "odd";
    }

    @Override
    public String title() {
        return "Patients with an odd one out";
    }

    @Override
    public boolean isTold() {
        return !patients.shown().isEmpty();
    }

    @Override
    public void write(Html html) throws IOException {
        html.text(
                "p",
                ("Of %s with three or more photos to compare; here the %s whose odd one lies farthest from"
                                + " the others. The distance is 1 − the cosine between a photo's pooled"
                                + " features and the mean of the others': it says how different the"
                                + " network finds it, not whether it is malignant.")
                        .formatted(
                                Numbers.counted(patients.compared(), "patient"),
                                Numbers.count(patients.shown().size())),
                "class",
                "note");
        for (OddOne one : patients.shown()) {
            html.text(
                    "h3",
                    "%s: %s"
                            .formatted(
                                    set.names().patient(one.patient().id()),
                                    Numbers.counted(one.patient().lesions(), "lesion")));
            html.element(
                    "div",
                    () -> {
                        figure.write(
                                html,
                                one.odd(),
                                "The odd one out: distance " + Numbers.three(one.distance()));
                        for (ReviewCase other : one.others().stream().limit(OTHERS).toList()) {
                            figure.write(html, other, "");
                        }
                    },
                    "class",
                    "lesions");
        }
    }
}
