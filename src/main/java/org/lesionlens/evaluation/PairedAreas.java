package org.lesionlens.evaluation;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * How much larger the area under the ROC curve is for a second judge of the same lesions.
 *
 * <p>Both are measured over the same draws of clusters, so that what is hard for both does not
 * count as a difference.
 */
public final class PairedAreas {

    private final Scores first;
    private final Scores second;
    private final Clusters clusters;

    /**
     * @param first scores of lesions
     * @param second scores of the same lesions, in the same order and of the same truths
     * @param clusters of the lists that both were given
     * @throws IllegalArgumentException if they are not of as many lesions
     */
    public PairedAreas(Scores first, Scores second, Clusters clusters) {
        if (first.size() != second.size() || first.positives() != second.positives()) {
            throw new IllegalArgumentException(
                    "%d of %d and %d of %d lesions are positive"
                            .formatted(
                                    first.positives(),
                                    first.size(),
                                    second.positives(),
                                    second.size()));
        }
        this.first = first;
        this.second = second;
        this.clusters = clusters;
    }

    /** The second's area less the first's, in [−1, 1]; none without lesions of either truth. */
    public Optional<Double> difference() {
        return RocCurve.of(first)
                .flatMap(one -> RocCurve.of(second).map(other -> other.area() - one.area()));
    }

    /**
     * The middle 95 % of the difference over draws of clusters; takes seconds for hundreds of
     * thousands of lesions.
     *
     * @param draws how often, at least 1
     * @param seed of the random numbers
     * @throws CancellationException if the calling thread is interrupted
     */
    public ClusteredInterval interval(int draws, long seed) {
        var one = new ClusterBootstrap(first, clusters, draws, seed);
        var other = new ClusterBootstrap(second, clusters, draws, seed);
        int support = one.support();
        if (support < ClusteredInterval.FEWEST) {
            return new ClusteredInterval(support, Optional.empty());
        }
        double[] differences = other.rocAreas();
        double[] subtracted = one.rocAreas(); // the same seed draws the same clusters
        for (int i = 0; i < draws; i++) {
            differences[i] -= subtracted[i];
        }
        return ClusterBootstrap.interval(support, differences);
    }
}
