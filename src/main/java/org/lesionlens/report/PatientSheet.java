package org.lesionlens.report;

import java.io.IOException;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.PooledFeatures;

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
        return new FigureContents(
                        FigureModel.of(model.card(), model.key(), patient.cases()),
                        threshold,
                        patient.cases().size(),
                        FigurePick.WRONG,
                        0,
                        null)
                .patient(patient, PatientContext.of(patient, features), names);
    }
}
