package org.lesionlens.overlay;

/** The colour of every pixel's heat, looked up in a palette. */
final class HeatColours {

    private static final int PALETTE_STEPS = 2048;

    private final HeatField heat;
    private final OverlayStyle style;
    private final int[] palette;
    private final int[] layered;
    private final float least;
    private final float slope;
    private final float offset;

    HeatColours(HeatField heat, OverlayStyle style) {
        this.heat = heat;
        this.style = style;
        this.palette = style.colourMap().palette(PALETTE_STEPS);
        this.least = least(heat, style);
        // A signed value of -1 lies at the palette's start, 0 in its middle.
        this.slope = heat.isSigned() ? (PALETTE_STEPS - 1) / 2f : PALETTE_STEPS - 1;
        this.offset = (heat.isSigned() ? slope : 0) + 0.5f;
        this.layered = style.fading() ? faded(palette) : palette;
    }

    /** The palette premultiplied with how opaque the heat of each of its steps is. */
    private int[] faded(int[] opaque) {
        int[] faded = new int[opaque.length];
        for (int i = 0; i < faded.length; i++) {
            float value = (i + 0.5f - offset) / slope;
            faded[i] = premultiplied(opaque[i], Math.min(1, Math.abs(value)));
        }
        return faded;
    }

    /**
     * Writes one row of the heat as premultiplied {@code 0xAARRGGBB}, 0 where none is shown.
     *
     * <p>A loop of its own: through a function for each pixel it takes several times as long.
     *
     * @param start where in {@code layer} the row begins
     */
    void paintRow(int y, int[] layer, int start) {
        for (int x = 0; x < heat.width(); x++) {
            float value = heat.at(x, y);
            layer[start + x] = Math.abs(value) >= least ? layered[step(value)] : 0;
        }
    }

    private int step(float value) {
        return Math.clamp((int) (value * slope + offset), 0, PALETTE_STEPS - 1);
    }

    /** The least heat that is shown; an empty map shows none, whatever the threshold. */
    static float least(HeatField heat, OverlayStyle style) {
        return heat.top() > 0 ? (float) style.threshold() : Float.POSITIVE_INFINITY;
    }

    /** The opaque colour of a pixel's heat as {@code 0xFFRRGGBB}, or 0 if none is shown. */
    int colour(int x, int y) {
        float value = heat.at(x, y);
        if (!(Math.abs(value) >= least)) {
            return 0;
        }
        return palette[step(value)];
    }

    /** How opaque the heat of a shown pixel is before the style's opacity, in [0, 1]. */
    float strength(int x, int y) {
        return style.fading() ? Math.min(1, Math.abs(heat.at(x, y))) : 1;
    }

    private static int premultiplied(int colour, float strength) {
        int alpha = (int) (255 * strength + 0.5f);
        return alpha << 24
                | scaled(colour >> 16 & 0xFF, alpha) << 16
                | scaled(colour >> 8 & 0xFF, alpha) << 8
                | scaled(colour & 0xFF, alpha);
    }

    private static int scaled(int channel, int alpha) {
        return (channel * alpha + 127) / 255;
    }
}
