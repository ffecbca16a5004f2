package org.lesionlens.image;

/**
 * Which source pixels make each target pixel along one axis, and with what weights, in the
 * fixed-point numbers of Pillow's 8-bit resampling.
 *
 * @see <a href="https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c">
 *     precompute_coeffs and normalize_coeffs_8bpc</a>
 */
final class ResampleWeights {

    /** Bits behind the point: 8 bits are left for the pixel, 2 for sums beyond it. */
    static final int PRECISION = 32 - 8 - 2;

    private final int taps;
    private final int[] first;
    private final int[] count;
    private final int[] weights;

    private ResampleWeights(int size, int taps) {
        this.taps = taps;
        this.first = new int[size];
        this.count = new int[size];
        this.weights = new int[size * taps];
    }

    /**
     * The weights that map the part of an axis from {@code start} to {@code end}, in pixels, to
     * {@code size} target pixels.
     *
     * @param length of the whole source axis in pixels
     */
    static ResampleWeights of(
            int length, double start, double end, int size, ResamplingFilter filter) {
        float from = (float) start; // Pillow's C code holds boxes in floats
        double scale = (double) ((float) end - from) / size;
        double widening = Math.max(scale, 1);
        double support = filter.support() * widening;
        var axis = new ResampleWeights(size, (int) Math.ceil(support) * 2 + 1);
        for (int target = 0; target < size; target++) {
            double centre = from + (target + 0.5) * scale;
            int first = Math.max((int) (centre - support + 0.5), 0);
            int count = Math.min((int) (centre + support + 0.5), length) - first;
            axis.set(target, first, weigh(first, count, centre, widening, filter));
        }
        return axis;
    }

    private static double[] weigh(
            int first, int count, double centre, double widening, ResamplingFilter filter) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = filter.weight((i + first - centre + 0.5) * (1 / widening));
            sum += weights[i];
        }
        for (int i = 0; i < count && sum != 0; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private void set(int target, int firstSource, double[] normalised) {
        first[target] = firstSource;
        count[target] = normalised.length;
        for (int i = 0; i < normalised.length; i++) {
            double half = normalised[i] < 0 ? -0.5 : 0.5;
            weights[target * taps + i] = (int) (half + normalised[i] * (1 << PRECISION));
        }
    }

    /** Number of target pixels. */
    int size() {
        return first.length;
    }

    /** Index of the first source pixel of a target pixel. */
    int first(int target) {
        return first[target];
    }

    /** How many source pixels in a row make a target pixel. */
    int count(int target) {
        return count[target];
    }

    /** Weight of the {@code i}-th source pixel of a target pixel. */
    int weight(int target, int i) {
        return weights[target * taps + i];
    }

    /** Index of the last source pixel that any target pixel needs, plus 1. */
    int end() {
        int last = size() - 1;
        return first[last] + count[last];
    }
}
