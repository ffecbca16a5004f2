package org.lesionlens.export;

import java.util.Locale;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.Overlay;

/**
 * The two pictures of a figure, of the same size.
 *
 * @param photo without anything over it
 * @param overlay the photo with its heat
 * @param legend of the heat, which itself would take as much room as a picture
 */
record Panels(RgbImage photo, RgbImage overlay, Legend legend) {

    /** Both pictures as {@code view} shows them, pixel by pixel what a screen shows. */
    static Panels of(Analysis analysis, FigureView view) {
        RgbImage photo = resize(analysis.photo(), view);
        var heat =
                HeatField.of(
                        analysis.explanation().shown(view.signed()),
                        analysis.geometry(),
                        view.part(),
                        view.width(),
                        view.height(),
                        view.heat());
        return new Panels(
                photo,
                Overlay.render(photo, heat, view.style()),
                Legend.of(heat, view.style(), Locale.ROOT));
    }

    private static RgbImage resize(RgbImage photo, FigureView view) {
        boolean asItIs =
                view.showsAllOf(photo)
                        && view.width() == photo.width()
                        && view.height() == photo.height();
        return asItIs
                ? photo
                : Resampling.resize(
                        photo,
                        view.part(),
                        view.width(),
                        view.height(),
                        Interpolation.BILINEAR_ANTIALIAS);
    }
}
