package org.lesionlens.inference;

import java.util.Set;
import org.lesionlens.explain.FeatureMaps;

/**
 * Whether a grid lies upright over the photo, whatever its network's code does to either: a quarter
 * of the photo is changed, and it is seen which quarter of the grid moves. Belongs to the inference
 * thread.
 */
record QuarterCheck(Disturbance disturbance) {

    private static final int SIDE = 2;
    private static final int TOP_LEFT = 0;
    private static final int TOP_RIGHT = 1; // tells rows from columns

    /**
     * False if another quarter moves more than the one that was changed. True for a grid of one row
     * or column, which has no quarters.
     *
     * @param pixels of the input that gave {@code output}
     */
    boolean isUpright(float[] pixels, LayerOutput output) {
        FeatureMaps maps = output.maps();
        return maps.height() < SIDE
                || maps.width() < SIDE
                || (movesMost(TOP_LEFT, pixels, output) && movesMost(TOP_RIGHT, pixels, output));
    }

    private boolean movesMost(int quarter, float[] pixels, LayerOutput output) {
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
        for (double sum : sums) {
            if (sum > sums[quarter]) {
                return false;
            }
        }
        return true;
    }

    /** Which half a place is in; −1 for the middle of an odd number. */
    private static int half(int place, int length) {
        return place < length / SIDE ? 0 : place >= length - length / SIDE ? 1 : -1;
    }
}
