package org.lesionlens.overlay;

/**
 * How heat is laid over a photo.
 *
 * @param opacity of the heat, in [0, 1]: 0 shows the photo alone, 1 the colours alone
 * @param threshold heat below it is not shown, in [0, 1] of the shown scale; for signed heat its
 *     distance from 0 counts
 * @param colourMap the colours of the heat
 */
public record OverlayStyle(double opacity, double threshold, ColourMap colourMap) {

    /**
     * @throws IllegalArgumentException if opacity or threshold is not in [0, 1]
     */
    public OverlayStyle {
        checkUnit("opacity", opacity);
        checkUnit("threshold", threshold);
    }

    private static void checkUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is not in [0, 1]: " + value);
        }
    }
}
