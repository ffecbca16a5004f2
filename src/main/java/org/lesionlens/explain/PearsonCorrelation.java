package org.lesionlens.explain;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Pearson's correlation: 1 if one map is the other, scaled and moved; 0 if they are unrelated. */
public final class PearsonCorrelation {

    private PearsonCorrelation() {}

    /**
     * Of the cells of two maps; none if all cells of one are equal.
     *
     * @throws IllegalArgumentException if the maps differ in size
     */
    public static OptionalDouble of(EvidenceMap a, EvidenceMap b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("%s and %s differ in size".formatted(a, b));
        }
        return of(doubles(a.toArray()), doubles(b.toArray()));
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    /** Of as many numbers each; none if all of one are equal. */
    static OptionalDouble of(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            products += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return squaresA == 0 || squaresB == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(products / Math.sqrt(squaresA * squaresB));
    }
}
