package org.lesionlens.evaluation;

/** Probabilities from the largest to the smallest. */
public final class FallingProbabilities {

    private FallingProbabilities() {}

    /** How many of {@code falling} are at least {@code threshold}: those called positive there. */
    public static int called(double[] falling, double threshold) {
        int low = 0;
        int high = falling.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (falling[middle] >= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
