package org.lesionlens.export;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.image.Box;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * The two pictures of a figure, of the same size.
 *
 * @param photo without anything over it
 * @param overlay the photo with its heat
 * @param heat at the size of both
 */
record Panels(RgbImage photo, RgbImage overlay, HeatField heat) {

    /** Narrower pictures, in pixels, are enlarged, so that there is room for text. */
    static final int NARROWEST = 384;

    private static final int WIDEST = 2048;
    private static final int TALLEST = 4096;

    /** Both pictures at the photo's own size, unless that is very small or very large. */
    static Panels of(Analysis analysis, OverlayStyle style) {
        RgbImage photo = resize(analysis.photo());
        var heat =
                HeatField.of(
                        analysis.explanation().map(),
                        analysis.geometry(),
                        photo.width(),
                        photo.height());
        return new Panels(photo, Overlay.render(photo, heat, style), heat);
    }

    private static RgbImage resize(RgbImage photo) {
        double zoom = Math.clamp(photo.width(), NARROWEST, WIDEST) / (double) photo.width();
        zoom = Math.min(zoom, TALLEST / (double) photo.height());
        if (zoom == 1) {
            return photo;
        }
        return Resampling.resize(
                photo,
                Box.whole(photo.width(), photo.height()),
                scaled(photo.width(), zoom),
                scaled(photo.height(), zoom),
                Interpolation.BICUBIC_ANTIALIAS);
    }

    private static int scaled(int side, double zoom) {
        return (int) Math.max(1, Math.round(side * zoom));
    }
}
