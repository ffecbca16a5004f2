package org.lesionlens.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * The mean of a number over photos, and how sure it is, given that photos of a cluster resemble
 * each other: clusters, not photos, are drawn with replacement, and the interval holds the middle
 * 95 % of the means that they give.
 *
 * @param photos that have the number, at least 1
 * @param mean over them
 * @param interval none from fewer than {@value ClusteredInterval#FEWEST} clusters
 * @see ClusterBootstrap
 */
public record ClusteredMean(int photos, double mean, ClusteredInterval interval) {

    /**
     * The mean of what there is.
     *
     * @param values one for each photo of the clusters; empty where there is none
     * @param clusters of the photos
     * @param draws how often clusters are drawn, at least 1
     * @param seed of the lot
     * @return none if no photo has a number
     */
    public static Optional<ClusteredMean> of(
            List<OptionalDouble> values, Clusters clusters, int draws, long seed) {
        double[] sums = new double[clusters.count()];
        int[] counts = new int[sums.length];
        var present = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                sums[clusters.of(i)] += values.get(i).getAsDouble();
                counts[clusters.of(i)]++;
                present.set(clusters.of(i));
            }
        }
        int photos = Arrays.stream(counts).sum();
        if (photos == 0) {
            return Optional.empty();
        }
        int[] those = present.stream().toArray();
        double mean = Arrays.stream(sums).sum() / photos;
        return Optional.of(
                new ClusteredMean(photos, mean, interval(sums, counts, those, draws, seed)));
    }

    private static ClusteredInterval interval(
            double[] sums, int[] counts, int[] clusters, int draws, long seed) {
        if (clusters.length < ClusteredInterval.FEWEST) {
            return new ClusteredInterval(clusters.length, Optional.empty());
        }
        var random = new SplittableRandom(seed);
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < clusters.length; i++) {
                int drawn = clusters[random.nextInt(clusters.length)];
                sum += sums[drawn];
                count += counts[drawn];
            }
            means[draw] = sum / count;
        }
        return ClusterBootstrap.interval(clusters.length, means);
    }
}
