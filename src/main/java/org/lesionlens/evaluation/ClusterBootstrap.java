package org.lesionlens.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;

/**
 * How sure the areas under the curves are, given that lesions of a cluster resemble each other:
 * clusters, not lesions, are drawn with replacement; an interval holds the middle 95 % of what they
 * give.
 *
 * <p>The same clusters and seed give the same intervals. The kind of lesion, positive or negative,
 * that comes from fewer clusters decides whether there are enough.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron 1979</a>
 * @see <a href="https://doi.org/10.1111/j.1467-9868.2007.00593.x">Field and Welsh 2007</a>
 */
public final class ClusterBootstrap {

    private static final double TAIL = 0.025;

    private final Scores scores;
    private final int[] steps;
    private final int[] clusterOf; // of the lesion of the i-th highest probability
    private final int clusters;
    private final int draws;
    private final long seed;

    /**
     * Of both areas.
     *
     * @param roc of the area under the ROC curve
     * @param averagePrecision of that
     */
    public record Areas(ClusteredInterval roc, ClusteredInterval averagePrecision) {}

    /**
     * @param scores of lesions
     * @param clusters of the lists that {@code scores} was given
     * @param draws how often clusters are drawn, at least 1
     * @param seed of the random numbers
     * @throws IllegalArgumentException if they are not of as many lesions, or of no draws
     */
    public ClusterBootstrap(Scores scores, Clusters clusters, int draws, long seed) {
        if (clusters.photos() != scores.size() || draws < 1) {
            throw new IllegalArgumentException(
                    "%d lesions in clusters, %d scores, %d draws"
                            .formatted(clusters.photos(), scores.size(), draws));
        }
        this.scores = scores;
        this.steps = scores.steps();
        this.draws = draws;
        this.seed = seed;
        this.clusters = clusters.count();
        this.clusterOf = new int[scores.size()];
        Arrays.setAll(clusterOf, i -> clusters.of(scores.index(i)));
    }

    /** How many clusters have positive lesions, or negative ones: whichever are fewer. */
    public int support() {
        boolean[] withPositive = new boolean[clusters];
        boolean[] withNegative = new boolean[clusters];
        for (int i = 0; i < clusterOf.length; i++) {
            (scores.isPositive(i) ? withPositive : withNegative)[clusterOf[i]] = true;
        }
        return Math.min(count(withPositive), count(withNegative));
    }

    private static int count(boolean... flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /**
     * Draws; takes seconds for hundreds of thousands of lesions.
     *
     * @throws CancellationException if the calling thread is interrupted
     */
    public Areas areas() {
        int support = support();
        if (support < ClusteredInterval.FEWEST) {
            var none = new ClusteredInterval(support, Optional.empty());
            return new Areas(none, none);
        }
        double[] roc = new double[draws];
        double[] precision = new double[draws];
        measureDraws(roc, precision);
        return new Areas(interval(support, roc), interval(support, precision));
    }

    /** The area under the ROC curve of each draw; NaN of a draw of one class alone. */
    double[] rocAreas() {
        double[] roc = new double[draws];
        measureDraws(roc, new double[draws]);
        return roc;
    }

    private void measureDraws(double[] roc, double[] precision) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < draws; i++) {
            measure(draw(random), i, roc, precision);
        }
    }

    /** The middle of what draws gave. */
    static ClusteredInterval interval(int support, double... values) {
        double[] sorted =
                DoubleStream.of(values)
                        .filter(Double::isFinite) // a draw of one class alone says nothing
                        .sorted()
                        .toArray();
        return new ClusteredInterval(
                support,
                sorted.length == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL))));
    }

    private int[] draw(SplittableRandom random) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the interval any more");
        }
        int[] times = new int[clusters];
        for (int i = 0; i < clusters; i++) {
            times[random.nextInt(clusters)]++;
        }
        return times;
    }

    /** Both areas, each lesion counted as often as its cluster was drawn. */
    private void measure(int[] times, int draw, double[] roc, double[] precision) {
        double area = 0;
        double sum = 0;
        long hits = 0;
        long alarms = 0;
        int i = 0;
        for (int end : steps) {
            long newHits = 0;
            long newAlarms = 0;
            for (; i < end; i++) {
                int weight = times[clusterOf[i]];
                newHits += scores.isPositive(i) ? weight : 0;
                newAlarms += scores.isPositive(i) ? 0 : weight;
            }
            hits += newHits;
            alarms += newAlarms;
            area += newAlarms * (hits - newHits / 2.0);
            sum += newHits == 0 ? 0 : newHits * ((double) hits / (hits + alarms));
        }
        roc[draw] = area / ((double) hits * alarms);
        precision[draw] = alarms == 0 ? Double.NaN : sum / hits;
    }

    /** Interpolated linearly between the sorted values, as NumPy's {@code quantile} does. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
