package org.lesionlens.explain;

import java.util.Arrays;
import java.util.Objects;

/**
 * A grid of evidence for a class: raw, unscaled, never negative, immutable.
 *
 * <p>Cells are counted row by row from the top left.
 */
public final class Heatmap {

    private final int width;
    private final int height;
    private final float[] values;
    private final float maximum;

    /**
     * Copies {@code values} in.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     width * height}, or a value is negative or not finite
     */
    public Heatmap(int width, int height, float... values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "%d values for %d×%d cells".formatted(values.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
        float largest = 0;
        for (float value : this.values) {
            if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not heat: " + value);
            }
            largest = Math.max(largest, value);
        }
        this.maximum = largest;
    }

    /** Columns, at least 1. */
    public int width() {
        return width;
    }

    /** Rows, at least 1. */
    public int height() {
        return height;
    }

    /**
     * The raw value in column {@code x} and row {@code y}, at least 0.
     *
     * @throws IndexOutOfBoundsException outside the grid
     */
    public float at(int x, int y) {
        return values[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /** The largest raw value, at least 0. */
    public float maximum() {
        return maximum;
    }

    /** True if nothing speaks for the class: every cell is 0. */
    public boolean isEmpty() {
        return maximum == 0;
    }

    /** A copy of the cells, row by row. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Heatmap that
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Heatmap[%d×%d, maximum %s]".formatted(width, height, maximum);
    }
}
