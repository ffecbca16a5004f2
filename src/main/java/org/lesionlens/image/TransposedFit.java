package org.lesionlens.image;

import java.util.Arrays;

/**
 * The exact transpose of what fitted a photo into a network's input: each number of the input goes
 * back to the photo's pixels that its pixel was made of, by their weights.
 *
 * <p>Of a gradient this is the gradient by the photo's own pixels, as the chain rule has it (but
 * for the rounding to 8 bits, which has none). All numbers add up to as much as before, where a
 * letterbox's bars have none. Enlarging between centres instead would spread each over pixels that
 * the network never saw.
 */
public final class TransposedFit {

    private final int width;
    private final int height;
    private final int photoWidth;
    private final int photoHeight;
    private final ImageRegion place;
    private final double[][] columns;
    private final int[] firstColumns;
    private final double[][] rows;
    private final int[] firstRows;

    /**
     * @param photoWidth in pixels, of the photo as the network saw it
     * @param photoHeight in pixels, of the photo as the network saw it
     * @param spec of the input
     */
    public TransposedFit(int photoWidth, int photoHeight, InputSpec spec) {
        var geometry = InputGeometry.of(photoWidth, photoHeight, spec);
        this.width = spec.width();
        this.height = spec.height();
        this.photoWidth = photoWidth;
        this.photoHeight = photoHeight;
        this.place = geometry.destination();
        int across = (int) place.width();
        int down = (int) place.height();
        this.columns = new double[across][];
        this.firstColumns = new int[across];
        this.rows = new double[down][];
        this.firstRows = new int[down];
        ImageRegion source = geometry.source();
        fill(columns, firstColumns, photoWidth, source.left(), source.right(), spec);
        fill(rows, firstRows, photoHeight, source.top(), source.bottom(), spec);
    }

    private static void fill(
            double[][] weights, int[] first, int length, double start, double end, InputSpec spec) {
        switch (spec.interpolation()) {
            case BILINEAR_ANTIALIAS ->
                    filtered(weights, first, length, start, end, ResamplingFilter.TRIANGLE);
            case BICUBIC_ANTIALIAS ->
                    filtered(weights, first, length, start, end, ResamplingFilter.CUBIC);
            case BILINEAR -> bilinear(weights, first, length, start, end);
        }
    }

    private static void filtered(
            double[][] weights,
            int[] first,
            int length,
            double start,
            double end,
            ResamplingFilter filter) {
        var axis = ResampleWeights.of(length, start, end, weights.length, filter);
        for (int target = 0; target < weights.length; target++) {
            int pixel = target;
            first[target] = axis.first(target);
            weights[target] = new double[axis.count(target)];
            Arrays.setAll(
                    weights[target],
                    i -> axis.weight(pixel, i) / (double) (1 << ResampleWeights.PRECISION));
        }
    }

    /** As {@link BilinearResize} has it. */
    private static void bilinear(
            double[][] weights, int[] first, int length, double start, double end) {
        double scale = (end - start) / weights.length;
        for (int target = 0; target < weights.length; target++) {
            double at = Math.max(start + (scale * (target + 0.5) - 0.5), 0);
            first[target] = Math.min((int) at, length - 1);
            double share = first[target] + 1 < length ? at - first[target] : 0;
            weights[target] = share == 0 ? new double[] {1} : new double[] {1 - share, share};
        }
    }

    /**
     * One channel's numbers at the photo's pixels.
     *
     * @param plane of the input, row by row
     * @return of the photo as the network saw it, row by row
     */
    public float[] of(float[] plane) {
        if (plane.length != width * height) {
            throw new IllegalArgumentException(
                    "%d values for %d×%d".formatted(plane.length, width, height));
        }
        double[] wide = new double[rows.length * photoWidth];
        for (int y = 0; y < rows.length; y++) {
            int from = ((int) place.top() + y) * width + (int) place.left();
            for (int x = 0; x < columns.length; x++) {
                for (int i = 0; i < columns[x].length; i++) {
                    wide[y * photoWidth + firstColumns[x] + i] += columns[x][i] * plane[from + x];
                }
            }
        }
        double[] sums = new double[photoHeight * photoWidth];
        for (int y = 0; y < rows.length; y++) {
            for (int i = 0; i < rows[y].length; i++) {
                int to = (firstRows[y] + i) * photoWidth;
                for (int x = 0; x < photoWidth; x++) {
                    sums[to + x] += rows[y][i] * wide[y * photoWidth + x];
                }
            }
        }
        float[] photo = new float[sums.length];
        for (int i = 0; i < photo.length; i++) {
            photo[i] = (float) sums[i];
        }
        return photo;
    }
}
