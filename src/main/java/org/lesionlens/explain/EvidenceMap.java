package org.lesionlens.explain;

import java.util.Arrays;
import java.util.Objects;

/**
 * A grid of evidence concerning a class: raw, unscaled, finite, immutable.
 *
 * <p>Cells are counted row by row from the top left.
 */
public abstract sealed class EvidenceMap permits Heatmap, SignedMap {

    private final int width;
    private final int height;
    private final float[] values;

    /**
     * Keeps {@code values} itself.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     width * height}, or a value is below {@code lowest} or not finite
     */
    EvidenceMap(int width, int height, float lowest, float... values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "%d values for %d×%d cells".formatted(values.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.values = values;
        for (float value : values) {
            if (!Float.isFinite(value) || value < lowest) {
                throw new IllegalArgumentException("a cell cannot be " + value);
            }
        }
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
     * The raw value in column {@code x} and row {@code y}.
     *
     * @throws IndexOutOfBoundsException outside the grid
     */
    public float at(int x, int y) {
        return values[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /** The largest value; of a {@link SignedMap} below 0 where all speaks against the class. */
    public float maximum() {
        float maximum = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    /** The largest distance of a value from 0, at least 0. */
    public float magnitude() {
        float magnitude = 0;
        for (float value : values) {
            magnitude = Math.max(magnitude, Math.abs(value));
        }
        return magnitude;
    }

    /** A copy of the cells, row by row. */
    public float[] toArray() {
        return values.clone();
    }

    /** True for a map of the same kind, size and values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceMap that
                && getClass() == that.getClass()
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "%s[%d×%d, maximum %s]"
                .formatted(getClass().getSimpleName(), width, height, maximum());
    }
}
