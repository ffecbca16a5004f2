package org.lesionlens.evaluation;

import java.util.Arrays;

/**
 * The probabilities of lesions, those of a cluster beside each other, so that what a threshold
 * makes of each cluster is counted in one pass; immutable.
 */
public final class ClusteredScores {

    private final Scores scores;
    private final double[] probabilities; // by cluster
    private final boolean[] positive;
    private final int[] ends; // of each cluster

    /**
     * @param scores of lesions
     * @param clusters of the lists that {@code scores} was given
     * @throws IllegalArgumentException if they are not of as many lesions
     */
    public ClusteredScores(Scores scores, Clusters clusters) {
        if (clusters.photos() != scores.size()) {
            throw new IllegalArgumentException(
                    "%d lesions in clusters, %d scores"
                            .formatted(clusters.photos(), scores.size()));
        }
        this.scores = scores;
        ends = new int[clusters.count()];
        for (int i = 0; i < scores.size(); i++) {
            ends[clusters.of(i)]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] next = new int[ends.length];
        System.arraycopy(ends, 0, next, Math.min(1, next.length), Math.max(0, next.length - 1));
        probabilities = new double[scores.size()];
        positive = new boolean[scores.size()];
        for (int i = 0; i < scores.size(); i++) {
            int place = next[clusters.of(scores.index(i))]++;
            probabilities[place] = scores.probability(i);
            positive[place] = scores.isPositive(i);
        }
    }

    /** How sure all is that follows from the outcomes where p ≥ {@code threshold} is positive. */
    public ConfusionIntervals at(double threshold) {
        var sums = new ConfusionIntervals.Sums();
        if (ends.length == probabilities.length) {
            sums.addSingles(scores.at(threshold));
            return sums.intervals();
        }
        int i = 0;
        for (int end : ends) {
            int tp = 0;
            int positives = 0;
            int called = 0;
            int begin = i;
            for (; i < end; i++) {
                int isPositive = positive[i] ? 1 : 0;
                int isCalled = probabilities[i] >= threshold ? 1 : 0;
                positives += isPositive;
                called += isCalled;
                tp += isPositive & isCalled;
            }
            int fp = called - tp;
            sums.add(tp, positives - tp, end - begin - positives - fp, fp);
        }
        return sums.intervals();
    }
}
