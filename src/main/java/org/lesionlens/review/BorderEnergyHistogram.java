package org.lesionlens.review;

import java.util.List;

/**
 * How the border energies of many maps are spread; each as a multiple of what an even map of its
 * grid has there.
 *
 * @param counts how many lie in each step of {@value #STEP} from 0 on; the last step holds all that
 *     lie above, too
 */
public record BorderEnergyHistogram(List<Integer> counts) {

    /** Width of a step. */
    public static final double STEP = 0.1;

    /** Steps. */
    public static final int STEPS = 40;

    public BorderEnergyHistogram {
        counts = List.copyOf(counts);
    }

    /** The step of a ratio of at least 0. */
    static int step(double ratio) {
        return Math.min((int) (ratio / STEP), STEPS - 1);
    }

    /** All maps. */
    public int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The ratio that half of the maps stay below, taking those of a step as spread evenly over it;
     * NaN without maps.
     */
    public double median() {
        double half = total() / 2.0;
        double below = 0;
        for (int i = 0; i < counts.size(); i++) {
            int count = counts.get(i);
            if (count > 0 && below + count >= half) {
                return STEP * (i + (half - below) / count);
            }
            below += count;
        }
        return Double.NaN;
    }
}
