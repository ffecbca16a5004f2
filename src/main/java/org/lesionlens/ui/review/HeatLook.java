package org.lesionlens.ui.review;

import java.util.Arrays;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * How the heat of a set's lesions is laid over their photos.
 *
 * @param style colours, opacity, threshold and marks
 * @param options how a map becomes heat
 * @param input of the model that made the maps
 */
public record HeatLook(OverlayStyle style, HeatOptions options, InputSpec input) {

    private static final int GROUND = 0x808080;

    /**
     * What speaks for the positive class where there is no photo, in a square, opaque: nobody knows
     * how the photo lay in the network's input.
     *
     * @param style whose colours, threshold and marks count
     * @param side of the square, in pixels
     */
    public static RgbImage alone(OverlayStyle style, HeatOptions options, SignedMap map, int side) {
        var opaque =
                new OverlayStyle(
                        1,
                        style.threshold(),
                        style.colourMap(),
                        false,
                        style.contour(),
                        style.grid());
        var square =
                new InputSpec(
                        side,
                        side,
                        InputFit.SQUASH,
                        Interpolation.BILINEAR_ANTIALIAS,
                        Normalisation.NONE);
        RgbImage ground = RgbImage.painted(side, side, (_, row) -> Arrays.fill(row, GROUND));
        return new HeatLook(opaque, options, square).over(ground, Orientation.UPRIGHT, map);
    }

    /**
     * A photo with what speaks for the positive class over it, at the photo's size.
     *
     * @param orientation how the photo as stored must be turned to lie as {@code photo} does
     */
    RgbImage over(RgbImage photo, Orientation orientation, SignedMap map) {
        var geometry = InputGeometry.of(photo.width(), photo.height(), orientation, input);
        HeatField heat =
                HeatField.of(
                        map.positive(),
                        geometry,
                        geometry.photo(),
                        photo.width(),
                        photo.height(),
                        options);
        return Overlay.render(photo, heat, style);
    }
}
