package org.lesionlens.overlay;

import java.util.OptionalDouble;

/**
 * How a map becomes heat, before any colour.
 *
 * @param blend how heat goes from cell to cell
 * @param sharedTop the raw value that 1 stands for, above 0, for pictures that are to be compared;
 *     empty for the map's own largest one
 * @param borderHidden true to leave out the outermost ring of cells, for display only
 */
public record HeatOptions(CellBlend blend, OptionalDouble sharedTop, boolean borderHidden) {

    /** Bilinear, stretched to the map's own largest value, with all cells. */
    public static final HeatOptions PLAIN =
            new HeatOptions(CellBlend.BILINEAR, OptionalDouble.empty(), false);

    /**
     * @throws IllegalArgumentException if the shared top is not finite and above 0
     */
    public HeatOptions {
        if (sharedTop.isPresent()
                && !(sharedTop.getAsDouble() > 0 && Double.isFinite(sharedTop.getAsDouble()))) {
            throw new IllegalArgumentException("not a scale: " + sharedTop.getAsDouble());
        }
    }
}
