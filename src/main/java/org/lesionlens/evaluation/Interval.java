package org.lesionlens.evaluation;

/**
 * Where a value lies with a stated confidence.
 *
 * @param low at most {@code high}
 * @param high at least {@code low}
 */
public record Interval(double low, double high) {

    /**
     * @throws IllegalArgumentException if the ends are not in order
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: %s to %s".formatted(low, high));
        }
    }
}
