package org.lesionlens.overlay;

/**
 * How heat is laid over a photo.
 *
 * @param opacity of the heat, in [0, 1]: 0 shows the photo alone, 1 the colours alone
 * @param threshold heat below it is not shown, in [0, 1] of the shown scale; for signed heat its
 *     distance from 0 counts
 * @param colourMap the colours of the heat
 * @param fading true if weaker heat is more transparent: its opacity is multiplied by its share of
 *     the scale
 * @param contour true to draw a line around what is shown
 * @param grid true to draw lines between the cells of the map
 */
public record OverlayStyle(
        double opacity,
        double threshold,
        ColourMap colourMap,
        boolean fading,
        boolean contour,
        boolean grid) {

    /**
     * @throws IllegalArgumentException if opacity or threshold is not in [0, 1]
     */
    public OverlayStyle {
        checkUnit("opacity", opacity);
        checkUnit("threshold", threshold);
    }

    /**
     * Evenly opaque heat without lines.
     *
     * @throws IllegalArgumentException if opacity or threshold is not in [0, 1]
     */
    public OverlayStyle(double opacity, double threshold, ColourMap colourMap) {
        this(opacity, threshold, colourMap, false, false, false);
    }

    /** The same with other colours. */
    public OverlayStyle withColours(ColourMap colours) {
        return new OverlayStyle(opacity, threshold, colours, fading, contour, grid);
    }

    /** How heat is drawn, in English: {@code opacity 50 % times the heat, viridis}. */
    public String inWords() {
        return "opacity %d\u00a0%%%s, %s%s"
                .formatted(
                        Math.round(100 * opacity),
                        fading ? " times the heat" : "",
                        colourMap.label(),
                        colourMap.isRecommended() ? "" : " (not recommended)");
    }

    private static void checkUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is not in [0, 1]: " + value);
        }
    }
}
