package org.lesionlens.evaluation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A 95 % interval, if enough clusters of lesions speak for it.
 *
 * @param clusters that have a lesion which counts
 * @param interval none from fewer than {@value #FEWEST} clusters
 */
public record ClusteredInterval(int clusters, Optional<Interval> interval) {

    /** From fewer clusters nobody can tell how much clusters differ. */
    public static final int FEWEST = 10;

    static ClusteredInterval of(int clusters, Supplier<Interval> interval) {
        return new ClusteredInterval(
                clusters, clusters < FEWEST ? Optional.empty() : Optional.of(interval.get()));
    }

    /** True if there are too few clusters for an interval. */
    public boolean isUnsupported() {
        return clusters < FEWEST;
    }
}
