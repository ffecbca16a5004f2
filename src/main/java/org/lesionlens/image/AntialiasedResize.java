package org.lesionlens.image;

import java.util.stream.IntStream;

/**
 * Resizes as Pillow does: rows first, then columns, each pass rounded to 8 bits.
 *
 * @see <a href="https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c">
 *     ImagingResampleInner</a>
 */
final class AntialiasedResize {

    private static final int BAND = 64; // rows that one thread resizes at a time

    private AntialiasedResize() {}

    static RgbImage resize(
            RgbImage picture, ImageRegion source, int width, int height, ResamplingFilter filter) {
        var columns =
                ResampleWeights.of(picture.width(), source.left(), source.right(), width, filter);
        var rows =
                ResampleWeights.of(picture.height(), source.top(), source.bottom(), height, filter);
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
    private static RgbImage resizeRows(
            RgbImage picture, ResampleWeights columns, int from, int to) {
        int[] resized = new int[columns.size() * (to - from)];
        IntStream.range(0, Math.ceilDiv(to - from, BAND))
                .parallel()
                .forEach(band -> {
                    int top = from + band * BAND;
                    int rows = Math.min(BAND, to - top);
                    mixColumns(picture, columns, top, rows, resized, top - from);
                });
        return RgbImage.ofOwned(columns.size(), to - from, resized);
    }

    /** Turned on their side, rows are resized as columns are: with many pixels at once. */
    private static void mixColumns(
            RgbImage picture,
            ResampleWeights columns,
            int top,
            int rows,
            int[] resized,
            int target) {
        int left = columns.first(0);
        int[] turned = turned(picture, left, columns.end(), top, rows);
        int width = columns.size();
        var sums = new FixedPointSums(rows);
        for (int x = 0; x < width; x++) {
            for (int i = 0; i < columns.count(x); i++) {
                sums.add(turned, (columns.first(x) - left + i) * rows, columns.weight(x, i));
            }
            sums.moveTo(resized, target * width + x, width);
        }
    }

    /** The pixels of a part, column by column. */
    private static int[] turned(RgbImage picture, int left, int right, int top, int rows) {
        int[] turned = new int[(right - left) * rows];
        for (int y = 0; y < rows; y++) {
            int row = (top + y) * picture.width();
            for (int x = left; x < right; x++) {
                turned[(x - left) * rows + y] = picture.pixels()[row + x];
            }
        }
        return turned;
    }

    /**
     * @param skipped how many rows of the original are missing at the top of {@code picture}
     */
    private static RgbImage resizeColumns(RgbImage picture, ResampleWeights rows, int skipped) {
        int[] resized = new int[picture.width() * rows.size()];
        IntStream.range(0, Math.ceilDiv(rows.size(), BAND))
                .parallel()
                .forEach(band -> {
                    int end = Math.min((band + 1) * BAND, rows.size());
                    mixRows(picture, rows, band * BAND, end, skipped, resized);
                });
        return RgbImage.ofOwned(picture.width(), rows.size(), resized);
    }

    private static void mixRows(
            RgbImage picture, ResampleWeights rows, int from, int to, int skipped, int[] resized) {
        int width = picture.width();
        var sums = new FixedPointSums(width);
        for (int y = from; y < to; y++) {
            for (int i = 0; i < rows.count(y); i++) {
                int start = (rows.first(y) - skipped + i) * width;
                sums.add(picture.pixels(), start, rows.weight(y, i));
            }
            sums.moveTo(resized, y * width, 1);
        }
    }
}
