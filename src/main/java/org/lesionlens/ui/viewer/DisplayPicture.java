package org.lesionlens.ui.viewer;

import javafx.scene.image.WritableImage;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.image.Box;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.ui.fx.FxImages;

/**
 * A photo and its heat at the size they have on the screen, so that a slider works on as many
 * pixels as are seen and no more.
 *
 * @param analysis what is shown
 * @param photo at the screen's size, in physical pixels
 * @param heat over each of these pixels
 */
record DisplayPicture(Analysis analysis, WritableImage photo, HeatField heat) {

    /**
     * Prepares {@code analysis} for a screen; takes some ten milliseconds for a photo of many
     * megapixels.
     *
     * @param width in physical pixels, at least 1
     * @param height in physical pixels, at least 1
     */
    static DisplayPicture of(Analysis analysis, boolean signed, int width, int height) {
        RgbImage photo = analysis.photo();
        var whole = Box.whole(photo.width(), photo.height());
        RgbImage resized =
                Resampling.resize(photo, whole, width, height, Interpolation.BILINEAR_ANTIALIAS);
        var explanation = analysis.explanation();
        EvidenceMap map = signed ? explanation.signed() : explanation.map();
        var heat = HeatField.of(map, analysis.geometry(), width, height);
        return new DisplayPicture(analysis, FxImages.of(resized), heat);
    }
}
