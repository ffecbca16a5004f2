package org.lesionlens.overlay;

/** The colour of every pixel's heat, looked up in a palette. */
final class HeatColours {

    private static final int PALETTE_STEPS = 2048;

    private final HeatField heat;
    private final OverlayStyle style;
    private final int[] palette;
    private final float least;
    private final float slope;
    private final float offset;

    HeatColours(HeatField heat, OverlayStyle style) {
        this.heat = heat;
        this.style = style;
        this.palette = style.colourMap().palette(PALETTE_STEPS);
        // An empty map shows nothing, whatever the threshold.
        this.least = heat.top() > 0 ? (float) style.threshold() : Float.POSITIVE_INFINITY;
        // A signed value of -1 lies at the palette's start, 0 in its middle.
        this.slope = heat.isSigned() ? (PALETTE_STEPS - 1) / 2f : PALETTE_STEPS - 1;
        this.offset = (heat.isSigned() ? slope : 0) + 0.5f;
    }

    /** True if the heat of a pixel is shown. */
    boolean isShown(int x, int y) {
        return Math.abs(heat.at(x, y)) >= least; // false for NaN as well
    }

    /** The opaque colour of a pixel's heat as {@code 0xFFRRGGBB}, or 0 if none is shown. */
    int colour(int x, int y) {
        float value = heat.at(x, y);
        if (!(Math.abs(value) >= least)) {
            return 0;
        }
        return palette[Math.clamp((int) (value * slope + offset), 0, PALETTE_STEPS - 1)];
    }

    /** How opaque the heat of a shown pixel is before the style's opacity, in [0, 1]. */
    float strength(int x, int y) {
        return style.fading() ? Math.min(1, Math.abs(heat.at(x, y))) : 1;
    }
}
