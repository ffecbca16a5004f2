package org.lesionlens.explain;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, where equal values share the
 * mean of their ranks.
 */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * How alike two maps order their cells: 1 the same order, 0 unrelated, −1 reversed. None if all
     * cells of a map are equal: such a map orders nothing.
     *
     * @throws IllegalArgumentException if the maps differ in size
     */
    public static OptionalDouble spearman(EvidenceMap a, EvidenceMap b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("%s and %s differ in size".formatted(a, b));
        }
        return spearman(a.toArray(), b.toArray());
    }

    static OptionalDouble spearman(float[] a, float[] b) {
        return PearsonCorrelation.of(ranks(a), ranks(b));
    }

    /** From 1 for the smallest; equal values share the mean of their ranks. */
    static double[] ranks(float... values) {
        int[] order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ranks = new double[values.length];
        int start = 0;
        while (start < order.length) {
            int end = start;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }
}
