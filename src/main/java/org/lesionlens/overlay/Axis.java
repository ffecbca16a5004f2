package org.lesionlens.overlay;

import java.util.function.DoubleUnaryOperator;

/**
 * Where the pixels along one side of a picture fall on the cells of a map.
 *
 * <p>Bilinear with half-pixel centres: pixel i lies at i + ½ of the picture, cell j at j + ½ of the
 * map, and outside the outermost centres the outermost value holds.
 */
final class Axis {

    private final int[] lower;
    private final float[] share;

    /**
     * @param pixels along the picture's side
     * @param cells along the map's side
     * @param cellAt from a pixel's centre, in pixels of the picture, to a position on the map, in
     *     cells counted from its edge; NaN where the map does not reach
     */
    Axis(int pixels, int cells, DoubleUnaryOperator cellAt) {
        this.lower = new int[pixels];
        this.share = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            double position = Math.clamp(cellAt.applyAsDouble(i + 0.5) - 0.5, 0, cells - 1.0);
            lower[i] = (int) Math.min(position, Math.max(0, cells - 2));
            share[i] = (float) (position - lower[i]);
        }
    }

    /** The cell at or before pixel {@code i}; the last but one at most. */
    int lower(int i) {
        return lower[i];
    }

    /** How far pixel {@code i} lies towards the next cell, in [0, 1]; NaN off the map. */
    float share(int i) {
        return share[i];
    }
}
