package org.lesionlens.image;

import java.util.stream.IntStream;

/**
 * Resizes as Pillow does: rows first, then columns, each pass rounded to 8 bits.
 *
 * @see <a href="https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c">
 *     ImagingResampleInner</a>
 */
final class Convolution {

    private static final int HALF = 1 << (AxisWeights.PRECISION - 1);

    private Convolution() {}

    static RgbImage resize(
            RgbImage picture, Box source, int width, int height, ResamplingFilter filter) {
        var columns = AxisWeights.of(picture.width(), source.left(), source.right(), width, filter);
        var rows = AxisWeights.of(picture.height(), source.top(), source.bottom(), height, filter);
        var narrowed = picture;
        int skipped = 0;
        if (!keepsAll(source.left(), source.right(), picture.width(), width)) {
            skipped = rows.first(0);
            narrowed = resizeRows(picture, columns, skipped, rows.end());
        }
        if (keepsAll(source.top(), source.bottom(), picture.height(), height)) {
            return narrowed;
        }
        return resizeColumns(narrowed, rows, skipped);
    }

    private static boolean keepsAll(double start, double end, int length, int size) {
        return start == 0 && end == length && length == size;
    }

    /** Rows {@code from} to {@code to}, each at the new width. */
    private static RgbImage resizeRows(RgbImage picture, AxisWeights columns, int from, int to) {
        int width = columns.size();
        int[] resized = new int[width * (to - from)];
        IntStream.range(from, to)
                .parallel()
                .forEach(y ->
                        resizeRow(
                                picture.pixels(),
                                y * picture.width(),
                                columns,
                                resized,
                                (y - from) * width));
        return RgbImage.ofOwned(width, to - from, resized);
    }

    /**
     * Red and blue are summed at once in the two halves of a long: each sum fits in 32 bits, and
     * what a negative lower half borrows from the upper is given back at the end.
     */
    private static void resizeRow(
            int[] pixels, int start, AxisWeights columns, int[] resized, int target) {
        for (int x = 0; x < columns.size(); x++) {
            int first = start + columns.first(x);
            int count = columns.count(x);
            long redBlue = 0;
            int green = 0;
            for (int i = 0; i < count; i++) {
                int pixel = pixels[first + i];
                int weight = columns.weight(x, i);
                redBlue += (((pixel & 0xFF0000L) << 16) | (pixel & 0xFF)) * weight;
                green += ((pixel >> 8) & 0xFF) * weight;
            }
            int blue = (int) redBlue;
            int red = (int) ((redBlue - blue) >> 32);
            resized[target + x] = pack(red, green, blue);
        }
    }

    /**
     * @param skipped how many rows of the original are missing at the top of {@code picture}
     */
    private static RgbImage resizeColumns(RgbImage picture, AxisWeights rows, int skipped) {
        int width = picture.width();
        int[] resized = new int[width * rows.size()];
        IntStream.range(0, rows.size())
                .parallel()
                .forEach(y -> mixRows(picture, rows, y, skipped, resized));
        return RgbImage.ofOwned(width, rows.size(), resized);
    }

    private static void mixRows(
            RgbImage picture, AxisWeights rows, int y, int skipped, int[] resized) {
        int width = picture.width();
        int[] red = new int[width];
        int[] green = new int[width];
        int[] blue = new int[width];
        for (int i = 0; i < rows.count(y); i++) {
            int start = (rows.first(y) - skipped + i) * width;
            addRow(picture.pixels(), start, rows.weight(y, i), red, green, blue);
        }
        for (int x = 0; x < width; x++) {
            resized[y * width + x] = pack(red[x], green[x], blue[x]);
        }
    }

    private static void addRow(
            int[] pixels, int start, int weight, int[] red, int[] green, int[] blue) {
        for (int x = 0; x < red.length; x++) {
            int pixel = pixels[start + x];
            red[x] += ((pixel >> 16) & 0xFF) * weight;
            green[x] += ((pixel >> 8) & 0xFF) * weight;
            blue[x] += (pixel & 0xFF) * weight;
        }
    }

    private static int pack(int red, int green, int blue) {
        return 0xFF000000 | (round(red) << 16) | (round(green) << 8) | round(blue);
    }

    private static int round(int sum) {
        return Math.clamp((sum + HALF) >> AxisWeights.PRECISION, 0, 255);
    }
}
