package org.lesionlens.inference;

import java.util.Arrays;
import java.util.Set;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputSpec;

/**
 * Whether a grid lies upright over the photo, whatever its network's code does to either: a quarter
 * of the photo is changed, and it is seen which quarter of the grid moves. Belongs to the inference
 * thread.
 */
record QuarterCheck(Disturbance disturbance) {

    private static final int SIDE = 2;
    private static final int FEWEST = 4; // cells a side: a quarter that is one cell sees the rest
    private static final double MOST_STRETCH = 2; // of the input's sides
    private static final int TOP_LEFT = 0;
    private static final int TOP_RIGHT = 1; // tells rows from columns

    /**
     * How much more another quarter moves than the one that was changed, at most: less than 1 where
     * a grid is upright and fine, and above where one is coarse, as cells see beyond their quarter.
     *
     * @param pixels of the input that gave {@code output}
     * @return infinite for a grid that is stretched as no photo is, as where rows were laid side by
     *     side; NaN if nothing moves, and for a grid of fewer than four rows or columns, of which
     *     each cell sees much of the photo
     */
    double excess(float[] pixels, LayerOutput output) {
        FeatureMaps maps = output.maps();
        InputSpec input = disturbance.spec();
        double shape = (double) input.width() / input.height();
        if (least(maps.width(), maps.height()) > MOST_STRETCH * shape
                || least(maps.height(), maps.width()) > MOST_STRETCH / shape) {
            return Double.POSITIVE_INFINITY;
        }
        return maps.height() < FEWEST || maps.width() < FEWEST
                ? Double.NaN
                : Math.max(excess(TOP_LEFT, pixels, output), excess(TOP_RIGHT, pixels, output));
    }

    /** How much longer one side of a grid is, at least, that is rounded up or down. */
    private static double least(int one, int other) {
        return (one - 1.0) / (other + 1.0);
    }

    private double excess(int quarter, float[] pixels, LayerOutput output) {
        FeatureMaps maps = output.maps();
        double[] moved = disturbance.moved(pixels, output, Set.of(quarter), SIDE, SIDE);
        double[] sums = new double[SIDE * SIDE];
        for (int cell = 0; cell < maps.cells(); cell++) {
            int row = half(cell / maps.width(), maps.height());
            int column = half(cell % maps.width(), maps.width());
            if (row >= 0 && column >= 0) {
                sums[row * SIDE + column] += moved[cell];
            }
        }
        double own = sums[quarter];
        sums[quarter] = 0;
        double most = Arrays.stream(sums).max().orElse(0);
        return own == 0 && most == 0 ? Double.NaN : most / own;
    }

    /** Which half a place is in; −1 for the middle of an odd number. */
    private static int half(int place, int length) {
        return place < length / SIDE ? 0 : place >= length - length / SIDE ? 1 : -1;
    }
}
