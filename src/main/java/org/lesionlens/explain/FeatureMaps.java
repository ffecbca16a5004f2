package org.lesionlens.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Output of a network's layer for one image, or anything of its shape: a stack of grids, immutable.
 *
 * <p>Values are float32 in the order (channel, row, column), as PyTorch lays them out.
 */
public final class FeatureMaps {

    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;
    private final boolean signed;

    /**
     * Copies {@code values} in.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     channels * height * width}, or a value is not finite
     */
    public FeatureMaps(int channels, int height, int width, float... values) {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "not a shape: (%d, %d, %d)".formatted(channels, height, width));
        }
        if (values.length != (long) channels * height * width) {
            throw new IllegalArgumentException(
                    "%d values for (%d, %d, %d)".formatted(values.length, channels, height, width));
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values.clone();
        boolean below = false;
        for (float value : this.values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a value is not finite: " + value);
            }
            below |= value < 0;
        }
        this.signed = below;
    }

    /** K, at least 1. */
    public int channels() {
        return channels;
    }

    /** Rows of the grid, at least 1. */
    public int height() {
        return height;
    }

    /** Columns of the grid, at least 1. */
    public int width() {
        return width;
    }

    /** Cells of one grid, height times width. */
    public int cells() {
        return height * width;
    }

    /**
     * The value of {@code channel} at {@code cell}, counted row by row.
     *
     * @throws IndexOutOfBoundsException outside the shape
     */
    public float at(int channel, int cell) {
        return values[
                Objects.checkIndex(channel, channels) * cells()
                        + Objects.checkIndex(cell, cells())];
    }

    /**
     * One channel as a map: signed if a value of any channel is below 0, so that all look alike.
     */
    public EvidenceMap channel(int channel) {
        int start = Objects.checkIndex(channel, channels) * cells();
        float[] cells = Arrays.copyOfRange(values, start, start + cells());
        return signed ? new SignedMap(width, height, cells) : new Heatmap(width, height, cells);
    }

    /** Grids of the same shape without anything in them. */
    public FeatureMaps zeros() {
        return new FeatureMaps(channels, height, width, new float[values.length]);
    }

    /** The mean of one channel over its grid: global average pooling. */
    public double mean(int channel) {
        return sum(channel) / cells();
    }

    /** The sum of one channel over its grid. */
    double sum(int channel) {
        double sum = 0;
        int start = Objects.checkIndex(channel, channels) * cells();
        for (int i = start; i < start + cells(); i++) {
            sum += values[i];
        }
        return sum;
    }

    /** Adds {@code weight} times one channel to {@code sums}, cell by cell. */
    void addTo(double[] sums, int channel, double weight) {
        int start = channel * cells();
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] += weight * values[start + cell];
        }
    }

    /** The same maps with every sign turned. */
    public FeatureMaps negated() {
        float[] negated = new float[values.length];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -values[i];
        }
        return new FeatureMaps(channels, height, width, negated);
    }

    /** True if channels, height and width are the same. */
    public boolean sameShape(FeatureMaps other) {
        return channels == other.channels && height == other.height && width == other.width;
    }

    /** A copy of the values, in the order (channel, row, column). */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureMaps that
                && sameShape(that)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(channels, height, width) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FeatureMaps[%d, %d, %d]".formatted(channels, height, width);
    }

    /**
     * The channels of several stacks, one behind the other.
     *
     * @param parts at least one, all of one grid
     */
    public static FeatureMaps joined(List<FeatureMaps> parts) {
        FeatureMaps first = parts.getFirst();
        int channels = parts.stream().mapToInt(FeatureMaps::channels).sum();
        float[] values = new float[channels * first.cells()];
        int place = 0;
        for (FeatureMaps part : parts) {
            float[] some = part.toArray();
            System.arraycopy(some, 0, values, place, some.length);
            place += some.length;
        }
        return new FeatureMaps(channels, first.height(), first.width(), values);
    }
}
