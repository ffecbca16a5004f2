package org.lesionlens.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Times of the same work done again and again, in milliseconds. */
public final class Stopwatch {

    private static final double NANOS_PER_MILLI = 1e6;

    private static final int LONGEST_WARM_UP = 3; // then Java has compiled and caches are full

    private final int warmUp;
    private final List<Double> millis = new ArrayList<>();

    /**
     * @param warmUp how many times do not count, the first ones
     */
    public Stopwatch(int warmUp) {
        this.warmUp = warmUp;
    }

    /** How many times should not count where {@code runs} do. */
    static int warmUp(int runs) {
        return Math.min(runs, LONGEST_WARM_UP);
    }

    /** Nanoseconds in milliseconds. */
    public static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    /** How long it is since {@link System#nanoTime} was {@code start}, in milliseconds. */
    public static double millisSince(long start) {
        return millis(System.nanoTime() - start);
    }

    /** Does work and keeps its time. */
    <T> T time(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        add(millisSince(start));
        return result;
    }

    /** Keeps a time that was taken elsewhere. */
    public void add(double time) {
        millis.add(time);
    }

    /**
     * The median of the times that count.
     *
     * @throws IllegalStateException if there is none
     */
    double median() {
        return median(counted());
    }

    /**
     * The smallest of the times that count that {@code share} of them stay below.
     *
     * @param share in [0, 1]
     * @throws IllegalStateException if there is none
     */
    public double percentile(double share) {
        List<Double> sorted = sorted(counted());
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private List<Double> counted() {
        return millis.subList(Math.min(warmUp, millis.size()), millis.size());
    }

    /**
     * The median of some values.
     *
     * @throws IllegalStateException if there is none
     */
    static double median(List<Double> values) {
        List<Double> sorted = sorted(values);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static List<Double> sorted(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was timed");
        }
        return values.stream().sorted().toList();
    }
}
