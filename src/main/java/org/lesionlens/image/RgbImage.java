package org.lesionlens.image;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * An upright picture of opaque 8-bit sRGB pixels, immutable.
 *
 * <p>A pixel is an int {@code 0xFFRRGGBB}; (0, 0) is the top left one. Rows are read and painted
 * whole, so that a picture of many megapixels is never copied only to be looked at.
 */
public final class RgbImage {

    private static final int OPAQUE = 0xFF000000;

    private final int width;
    private final int height;
    private final int[] pixels;

    private RgbImage(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Fills one row of a picture. */
    @FunctionalInterface
    public interface RowPainter {

        /**
         * Fills row {@code y}; called once a row, possibly from several threads at the same time.
         *
         * @param y index of the row, from 0 at the top
         * @param row the pixels to fill, {@code 0xRRGGBB}, as many as the picture is wide; the top
         *     byte is ignored
         */
        void paint(int y, int[] row);
    }

    /**
     * A picture with these pixels, row by row from the top left; the array is copied.
     *
     * @param pixels {@code 0xRRGGBB}, the top byte is ignored
     * @throws IllegalArgumentException if a side is below 1 or the array's length is not {@code
     *     width * height}
     */
    public static RgbImage of(int width, int height, int... pixels) {
        int[] copy = pixels.clone();
        Arrays.setAll(copy, i -> copy[i] | OPAQUE);
        return ofOwned(width, height, copy);
    }

    /**
     * A picture whose rows {@code painter} fills, in parallel.
     *
     * @throws IllegalArgumentException if a side is below 1 or there are more pixels than an array
     *     can hold
     */
    public static RgbImage painted(int width, int height, RowPainter painter) {
        Objects.requireNonNull(painter);
        checkSize(width, height);
        int[] pixels = new int[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(y -> {
                    int[] row = new int[width];
                    painter.paint(y, row);
                    int start = y * width;
                    for (int x = 0; x < width; x++) {
                        pixels[start + x] = row[x] | OPAQUE;
                    }
                });
        return new RgbImage(width, height, pixels);
    }

    /**
     * A picture of these pixels without a copy: whoever made the array must not touch it again.
     *
     * @param pixels {@code 0xFFRRGGBB}, opaque already
     */
    public static RgbImage ofOwned(int width, int height, int[] pixels) {
        checkSize(width, height);
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    "%d pixels for %d×%d".formatted(pixels.length, width, height));
        }
        return new RgbImage(width, height, pixels);
    }

    /** All pixels, {@code 0xFFRRGGBB}, row by row; the picture's own array, only to be read. */
    int[] pixels() {
        return pixels;
    }

    private static void checkSize(int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("not a picture's size: " + width + "×" + height);
        }
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
     * The pixel in column {@code x} and row {@code y} as {@code 0xFFRRGGBB}.
     *
     * @throws IndexOutOfBoundsException outside the picture
     */
    public int at(int x, int y) {
        return pixels[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /**
     * Copies row {@code y} to the start of {@code row}, as {@code 0xFFRRGGBB}.
     *
     * @throws IndexOutOfBoundsException if there is no such row or {@code row} is too short
     */
    public void readRow(int y, int[] row) {
        System.arraycopy(pixels, Objects.checkIndex(y, height) * width, row, 0, width);
    }

    /** True for a picture of the same size and pixels. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage that
                && width == that.width
                && height == that.height
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "RgbImage[" + width + "×" + height + "]";
    }
}
