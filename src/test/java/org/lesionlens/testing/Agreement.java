package org.lesionlens.testing;

import java.util.List;
import java.util.stream.IntStream;

/** How near the values of a map are to those expected. */
public final class Agreement {

    private Agreement() {}

    /** Pearson's correlation of two arrays of the same length; 1 if both are constant and equal. */
    public static double pearson(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            products += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        boolean constant = squaresA == 0 && squaresB == 0 && meanA == meanB;
        return constant ? 1 : products / Math.sqrt(squaresA * squaresB);
    }

    /** Which values are 0. */
    public static List<Boolean> zeros(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i] == 0).toList();
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
