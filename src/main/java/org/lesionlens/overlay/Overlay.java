package org.lesionlens.overlay;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lesionlens.image.RgbImage;

/**
 * Lays heat over a photo.
 *
 * <p>A pixel is the photo's where the heat is below the threshold or unknown, else (1 − opacity) ·
 * photo + opacity · colour(heat). Nothing is brightened again, and an empty map shows nothing.
 */
public final class Overlay {

    private static final int PALETTE_STEPS = 2048;

    private Overlay() {}

    /**
     * The photo with the heat over it.
     *
     * @param photo of the same size as {@code heat}
     * @throws IllegalArgumentException if the sizes differ
     */
    public static RgbImage render(RgbImage photo, HeatField heat, OverlayStyle style) {
        if (photo.width() != heat.width() || photo.height() != heat.height()) {
            throw new IllegalArgumentException(
                    "heat of %d×%d over %s".formatted(heat.width(), heat.height(), photo));
        }
        var colours = new Colours(heat, style);
        int opacity = (int) Math.round(style.opacity() * 65536);
        return RgbImage.painted(
                photo.width(),
                photo.height(),
                (y, row) -> {
                    photo.readRow(y, row);
                    for (int x = 0; x < row.length; x++) {
                        int colour = colours.at(x, y);
                        row[x] = colour == 0 ? row[x] : blend(row[x], colour, opacity);
                    }
                });
    }

    /**
     * The heat alone, for a screen that blends by itself: the opacity is left out.
     *
     * @param layer filled row by row with {@code 0xFFRRGGBB}, or 0 where the photo shows; as long
     *     as the heat has pixels
     * @throws IllegalArgumentException if {@code layer} has another length
     */
    public static void paintLayer(HeatField heat, OverlayStyle style, int[] layer) {
        if (layer.length != heat.width() * heat.height()) {
            throw new IllegalArgumentException(
                    "%d pixels for heat of %d×%d"
                            .formatted(layer.length, heat.width(), heat.height()));
        }
        var colours = new Colours(heat, style);
        IntStream.range(0, heat.height())
                .parallel()
                .forEach(y -> {
                    int start = y * heat.width();
                    for (int x = 0; x < heat.width(); x++) {
                        layer[start + x] = colours.at(x, y);
                    }
                });
    }

    /** Blends each channel in 16-bit fixed point, rounding half up. */
    private static int blend(int photo, int colour, int opacity) {
        return blend(photo, colour, opacity, 16)
                | blend(photo, colour, opacity, 8)
                | blend(photo, colour, opacity, 0);
    }

    private static int blend(int photo, int colour, int opacity, int shift) {
        int from = photo >> shift & 0xFF;
        int to = colour >> shift & 0xFF;
        return ((from << 16) + (to - from) * opacity + 0x8000) >> 16 << shift;
    }

    /** The colour of every pixel's heat, looked up in a palette; 0 for none. */
    private static final class Colours {

        private final HeatField heat;
        private final int[] palette;
        private final float threshold;
        private final float slope;
        private final float offset;

        Colours(HeatField heat, OverlayStyle style) {
            this.heat = heat;
            this.palette = style.colourMap().palette(PALETTE_STEPS);
            if (heat.top() == 0) {
                Arrays.fill(palette, 0);
            }
            this.threshold = (float) style.threshold();
            // A signed value of -1 lies at the palette's start, 0 in its middle.
            this.slope = heat.isSigned() ? (PALETTE_STEPS - 1) / 2f : PALETTE_STEPS - 1;
            this.offset = (heat.isSigned() ? slope : 0) + 0.5f;
        }

        int at(int x, int y) {
            float value = heat.at(x, y);
            // False for NaN as well.
            return Math.abs(value) >= threshold ? palette[(int) (value * slope + offset)] : 0;
        }
    }
}
