package org.lesionlens.overlay;

import java.util.stream.IntStream;
import org.lesionlens.image.RgbImage;

/**
 * Lays heat over a photo.
 *
 * <p>A pixel is the photo's where the heat is below the threshold or unknown, else (1 − opacity) ·
 * photo + opacity · colour(heat). Nothing is brightened again, and an empty map shows nothing. Over
 * that come the marks: contour, cell lines, and a veil over what the network did not see.
 */
public final class Overlay {

    private Overlay() {}

    /**
     * The photo with the heat and the marks over it.
     *
     * @param photo of the same size as {@code heat}
     * @throws IllegalArgumentException if the sizes differ
     */
    public static RgbImage render(RgbImage photo, HeatField heat, OverlayStyle style) {
        if (photo.width() != heat.width() || photo.height() != heat.height()) {
            throw new IllegalArgumentException(
                    "heat of %d×%d over %s".formatted(heat.width(), heat.height(), photo));
        }
        var colours = new HeatColours(heat, style);
        var marks = new Marks(heat, style);
        double opacity = style.opacity() * 65536;
        return RgbImage.painted(
                photo.width(),
                photo.height(),
                (y, row) -> {
                    photo.readRow(y, row);
                    int[] over = marks.row(y);
                    for (int x = 0; x < row.length; x++) {
                        int colour = colours.colour(x, y);
                        if (colour != 0) {
                            int share = (int) (opacity * colours.strength(x, y) + 0.5);
                            row[x] = blend(row[x], colour, share);
                        }
                        row[x] = over(row[x], over[x]);
                    }
                });
    }

    /**
     * The heat alone, for a screen that blends by itself: the opacity is left out.
     *
     * @param layer filled row by row with premultiplied {@code 0xAARRGGBB}, or 0 where the photo
     *     shows; as long as the heat has pixels
     * @throws IllegalArgumentException if {@code layer} has another length
     */
    public static void paintLayer(HeatField heat, OverlayStyle style, int[] layer) {
        paint(heat, layer, new HeatColours(heat, style)::paintRow);
    }

    /**
     * The marks alone, for a screen that blends by itself.
     *
     * @param layer filled row by row with premultiplied {@code 0xAARRGGBB}, 0 for no mark; as long
     *     as the heat has pixels; left as it is if there are no marks
     * @return false if there are no marks
     * @throws IllegalArgumentException if {@code layer} has another length
     */
    public static boolean paintMarks(HeatField heat, OverlayStyle style, int[] layer) {
        var marks = new Marks(heat, style);
        if (marks.isNeeded()) {
            paint(heat, layer, marks::paintRow);
        }
        return marks.isNeeded();
    }

    /** Writes one row of a layer. */
    @FunctionalInterface
    private interface Row {
        void paint(int y, int[] layer, int start);
    }

    private static void paint(HeatField heat, int[] layer, Row row) {
        if (layer.length != heat.width() * heat.height()) {
            throw new IllegalArgumentException(
                    "%d pixels for heat of %d×%d"
                            .formatted(layer.length, heat.width(), heat.height()));
        }
        IntStream.range(0, heat.height())
                .parallel()
                .forEach(y -> row.paint(y, layer, y * heat.width()));
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

    /** A premultiplied mark over an opaque pixel. */
    private static int over(int pixel, int mark) {
        int alpha = mark >>> 24;
        if (alpha == 0) {
            return pixel;
        }
        return over(pixel, mark, alpha, 16)
                | over(pixel, mark, alpha, 8)
                | over(pixel, mark, alpha, 0);
    }

    private static int over(int pixel, int mark, int alpha, int shift) {
        int below = pixel >> shift & 0xFF;
        int above = mark >> shift & 0xFF;
        return (above + (below * (255 - alpha) + 127) / 255) << shift;
    }
}
