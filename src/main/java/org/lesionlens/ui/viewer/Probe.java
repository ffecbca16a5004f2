package org.lesionlens.ui.viewer;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;

/**
 * What is to be known of one pixel of a photo.
 *
 * @param x column of the pixel, from 0
 * @param y row of the pixel, from 0
 * @param colour of the photo, {@code 0xFFRRGGBB}
 * @param value of the map at the pixel's centre, raw; NaN where the network did not see it
 * @param share of the map's largest distance from 0; 0 for an empty map, NaN as {@code value}
 * @param column of the map's cell, −1 where the network did not see the pixel
 * @param row of the map's cell, −1 where the network did not see the pixel
 */
public record Probe(int x, int y, int colour, double value, double share, int column, int row) {

    /**
     * The pixel of {@code analysis}'s photo that holds (photoX, photoY).
     *
     * @param signed whether the map before the ReLU is looked at
     * @param blend how values lie between the cells' centres
     */
    static Probe at(
            Analysis analysis, double photoX, double photoY, boolean signed, CellBlend blend) {
        int x = Math.clamp((int) photoX, 0, analysis.photo().width() - 1);
        int y = Math.clamp((int) photoY, 0, analysis.photo().height() - 1);
        EvidenceMap map = analysis.explanation().shown(signed);
        var options = new HeatOptions(blend, HeatOptions.PLAIN.sharedTop(), false);
        var pixel = new ImageRegion(x, y, x + 1.0, y + 1.0);
        HeatField field = HeatField.of(map, analysis.geometry(), pixel, 1, 1, options);
        double share = field.at(0, 0);
        return new Probe(
                x,
                y,
                analysis.photo().at(x, y),
                share * field.top(),
                share,
                field.isSeen(0, 0) ? field.column(0) : -1,
                field.isSeen(0, 0) ? field.row(0) : -1);
    }

    /** The pixel of a photo that no network has seen, at (photoX, photoY). */
    static Probe at(RgbImage photo, double photoX, double photoY) {
        int x = Math.clamp((int) photoX, 0, photo.width() - 1);
        int y = Math.clamp((int) photoY, 0, photo.height() - 1);
        return new Probe(x, y, photo.at(x, y), Double.NaN, Double.NaN, -1, -1);
    }

    /** True if the network saw the pixel. */
    boolean isSeen() {
        return column >= 0;
    }
}
