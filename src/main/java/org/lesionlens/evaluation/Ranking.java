package org.lesionlens.evaluation;

import java.util.Arrays;

/** Ranks numbers without an object for each. */
public final class Ranking {

    private Ranking() {}

    /**
     * Where each of the ranked numbers stood, from the largest; equals in the order they stood in.
     *
     * @param values none of them NaN
     */
    public static int[] falling(double... values) {
        double[] sorted = new double[values.length];
        Arrays.setAll(sorted, i -> 0.0 - values[i]); // 0 and −0 are equal
        double[] wanted = sorted.clone();
        Arrays.parallelSort(sorted);
        int[] taken = new int[values.length]; // of the equals that begin here
        int[] order = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = first(sorted, wanted[i]);
            order[first + taken[first]++] = i;
        }
        return order;
    }

    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
