package org.lesionlens.image;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * A photo as a network takes it: three planes (red, green, blue) of normalised float32 values, each
 * row by row from the top left; shape (3, height, width), immutable.
 */
public final class ImageTensor {

    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final float[] values;
    private final List<ImageTensor> others;

    private ImageTensor(int width, int height, float[] values, List<ImageTensor> others) {
        this.width = width;
        this.height = height;
        this.values = values;
        this.others = List.copyOf(others);
    }

    /**
     * A tensor of these values; the array is copied.
     *
     * @param values red plane, green plane, blue plane
     * @throws IllegalArgumentException if a side is below 1 or there are not {@code 3 * height *
     *     width} values
     */
    public static ImageTensor of(int width, int height, float... values) {
        return ofOwned(width, height, values.clone());
    }

    /** As {@link #of}, but takes the array over: whoever made it must not touch it again. */
    static ImageTensor ofOwned(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != (long) CHANNELS * width * height) {
            throw new IllegalArgumentException(
                    "%d values for (3, %d, %d)".formatted(values.length, height, width));
        }
        return new ImageTensor(width, height, values, List.of());
    }

    /** In pixels, at least 1. */
    public int width() {
        return width;
    }

    /** In pixels, at least 1. */
    public int height() {
        return height;
    }

    /**
     * The value of one channel (0 red, 1 green, 2 blue) in column {@code x} and row {@code y}.
     *
     * @throws IndexOutOfBoundsException outside the tensor
     */
    public float at(int channel, int x, int y) {
        Objects.checkIndex(x, width);
        Objects.checkIndex(y, height);
        return values[(Objects.checkIndex(channel, CHANNELS) * height + y) * width + x];
    }

    /**
     * This tensor with some pixels taken from another one; without {@link #others}, which have
     * other pixels.
     *
     * @param pixels which, counted row by row
     * @param source of the same size
     * @throws IllegalArgumentException if the sizes differ
     */
    public ImageTensor with(BitSet pixels, ImageTensor source) {
        if (source.width != width || source.height != height) {
            throw new IllegalArgumentException("%s does not fit %s".formatted(source, this));
        }
        float[] mixed = values.clone();
        for (int plane = 0; plane < mixed.length; plane += width * height) {
            int first = plane;
            pixels.stream().forEach(i -> mixed[first + i] = source.values[first + i]);
        }
        return new ImageTensor(width, height, mixed, List.of());
    }

    /** The same photo in another orientation, as are those of {@link #others}. */
    public ImageTensor turned(Orientation orientation) {
        float[] turned = new float[values.length];
        int plane = width * height;
        for (int start = 0; start < values.length; start += plane) {
            float[] one =
                    orientation.turned(Arrays.copyOfRange(values, start, start + plane), width);
            System.arraycopy(one, 0, turned, start, plane);
        }
        return new ImageTensor(
                orientation.swapsAxes() ? height : width,
                orientation.swapsAxes() ? width : height,
                turned,
                others.stream().map(other -> other.turned(orientation)).toList());
    }

    /** The same with what other networks take of the photo, see {@link InputSpec#others}. */
    ImageTensor together(List<ImageTensor> more) {
        return new ImageTensor(width, height, values, more);
    }

    /** What other networks take of the same photo, in the order of {@link InputSpec#others}. */
    public List<ImageTensor> others() {
        return others;
    }

    /** A copy of all values, CHW. */
    public float[] toArray() {
        return values.clone();
    }

    /**
     * Puts all values, CHW, at the buffer's position and advances it.
     *
     * @throws java.nio.BufferOverflowException if {@code 3 * height * width} values do not fit
     */
    public void copyTo(FloatBuffer buffer) {
        buffer.put(values);
    }

    @Override
    public String toString() {
        return "ImageTensor[3×" + height + "×" + width + "]";
    }
}
