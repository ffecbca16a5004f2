package org.lesionlens.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far probabilities can be taken at their word.
 *
 * @param bins those of equal width over [0, 1] that hold a lesion, from the lowest
 */
public record Calibration(List<Bin> bins) {

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Lesions of similar probability.
     *
     * @param predicted their mean probability
     * @param observed the share of them that is positive
     * @param certainty of that share
     */
    public record Bin(double predicted, Proportion observed, ClusteredInterval certainty) {}

    /**
     * Sorts lesions into bins. A probability on an edge belongs to the bin below, as in
     * scikit-learn's {@code calibration_curve} of uniform bins.
     *
     * @param clusters of the lists that {@code scores} was given
     * @param count of bins, at least 1
     */
    public static Calibration of(Scores scores, Clusters clusters, int count) {
        double[] sums = new double[count];
        int[] lesions = new int[count];
        int[] positives = new int[count];
        for (int i = 0; i < scores.size(); i++) {
            int bin = bin(scores.probability(i), count);
            sums[bin] += scores.probability(i);
            lesions[bin]++;
            positives[bin] += scores.isPositive(i) ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        int end = scores.size(); // of the bin in the ranking, which begins with the last bin
        for (int i = 0; i < count; i++) {
            if (lesions[i] > 0) {
                bins.add(
                        new Bin(
                                sums[i] / lesions[i],
                                new Proportion(positives[i], lesions[i]),
                                certainty(scores, clusters, end - lesions[i], end)));
                end -= lesions[i];
            }
        }
        return new Calibration(bins);
    }

    private static ClusteredInterval certainty(Scores scores, Clusters clusters, int from, int to) {
        int[] all = new int[clusters.count()];
        int[] hits = new int[clusters.count()];
        for (int i = from; i < to; i++) {
            int cluster = clusters.of(scores.index(i));
            all[cluster]++;
            hits[cluster] += scores.isPositive(i) ? 1 : 0;
        }
        var sums = new ClusterSums();
        for (int i = 0; i < all.length; i++) {
            sums.add(hits[i], all[i]);
        }
        return sums.interval();
    }

    /**
     * The expected calibration error: how far predicted and observed lie apart, averaged over bins
     * by their lesions; in [0, 1], 0 is best; empty without lesions.
     *
     * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini et al. 2015</a>
     */
    public OptionalDouble expectedError() {
        double sum = 0;
        int lesions = 0;
        for (Bin bin : bins) {
            sum += bin.observed().of() * Math.abs(bin.predicted() - bin.observed().value());
            lesions += bin.observed().of();
        }
        return lesions == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / lesions);
    }

    /** Edges are multiplied out as NumPy's {@code linspace} does, to agree where they are met. */
    private static int bin(double probability, int count) {
        double width = 1.0 / count;
        int bin = 0;
        while (bin < count - 1 && probability > (bin + 1) * width) {
            bin++;
        }
        return bin;
    }

    /**
     * The mean of (p − y)², y = 1 if positive, else 0; in [0, 1], 0 is best.
     *
     * <p>Brier 1950, "Verification of forecasts expressed in terms of probability", Monthly Weather
     * Review 78:1–3.
     */
    public static OptionalDouble brier(Scores scores) {
        double sum = 0;
        for (int i = 0; i < scores.size(); i++) {
            double difference = scores.probability(i) - (scores.isPositive(i) ? 1 : 0);
            sum += difference * difference;
        }
        return scores.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / scores.size());
    }
}
