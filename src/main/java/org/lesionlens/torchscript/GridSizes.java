package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of the row of numbers that goes from one method of a packed layer to the other:
 * channels, rows and columns of each grid, first of those that the activations are of, one behind
 * the other, then of those that are carried. The values of grids follow that the activations do not
 * have as they are.
 *
 * @param channels of each grid that the activations are of
 * @param enlarged whether some of these are of a coarser grid than the activations
 */
public record GridSizes(List<Integer> channels, boolean enlarged) {

    /** How many numbers there are of each grid. */
    static final int SIDES = 3;

    public GridSizes {
        channels = List.copyOf(channels);
    }

    /**
     * Reads the sizes.
     *
     * @param row of a layer that is packed
     * @param channels of all activations
     * @param height of the activations
     * @param width of the activations
     */
    public static GridSizes of(float[] row, int channels, int height, int width) {
        List<Integer> each = new ArrayList<>();
        boolean enlarged = false;
        int sum = 0;
        for (int i = 0; sum < channels && i + SIDES <= row.length; i += SIDES) {
            each.add((int) row[i]);
            enlarged |= row[i + 1] != height || row[i + 2] != width;
            sum += (int) row[i];
        }
        return new GridSizes(each, enlarged);
    }
}
