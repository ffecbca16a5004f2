package org.lesionlens.explain;

import java.util.Arrays;
import java.util.Objects;

/**
 * A grid of evidence for (positive) and against (negative) a class, raw and unscaled, immutable.
 *
 * <p>Cells are counted row by row from the top left.
 */
public final class SignedMap {

    private final int width;
    private final int height;
    private final float[] values;

    /**
     * Copies {@code values} in.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     width * height}, or a value is not finite
     */
    public SignedMap(int width, int height, float... values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "%d values for %d×%d cells".formatted(values.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
        for (float value : this.values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a value is not finite: " + value);
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

    /** The largest value, below 0 where all evidence is against the class. */
    public float maximum() {
        float maximum = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    /** The largest distance from 0, at least 0. */
    public float magnitude() {
        float magnitude = 0;
        for (float value : values) {
            magnitude = Math.max(magnitude, Math.abs(value));
        }
        return magnitude;
    }

    /** What speaks for the class: ReLU of every cell. */
    public Heatmap positive() {
        float[] positive = new float[values.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, values[i]);
        }
        return new Heatmap(width, height, positive);
    }

    /** A copy of the cells, row by row. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedMap that
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "SignedMap[" + width + "×" + height + "]";
    }
}
