package org.lesionlens.bench.window;

import java.util.Arrays;

/** Arithmetic with times. */
final class Times {

    private static final double NANOS_PER_MILLI = 1e6;

    private Times() {}

    /**
     * The smallest of the times that {@code share} of them stay below.
     *
     * @param share in [0, 1]
     * @param times at least one
     */
    static double percentile(double share, double... times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** How long work takes, in milliseconds. */
    static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return millis(System.nanoTime() - start);
    }

    /** Nanoseconds in milliseconds. */
    static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
