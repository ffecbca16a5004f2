package org.lesionlens.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Times of the same work done again and again, in milliseconds. */
final class Stopwatch {

    private static final double NANOS_PER_MILLI = 1e6;

    private static final int LONGEST_WARM_UP = 3; // then Java has compiled and caches are full

    private final int warmUp;
    private final List<Double> millis = new ArrayList<>();

    /**
     * @param warmUp how many times do not count, the first ones
     */
    Stopwatch(int warmUp) {
        this.warmUp = warmUp;
    }

    /** How many times should not count where {@code runs} do. */
    static int warmUp(int runs) {
        return Math.min(runs, LONGEST_WARM_UP);
    }

    /** Does work and keeps its time. */
    <T> T time(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        add((System.nanoTime() - start) / NANOS_PER_MILLI);
        return result;
    }

    /** Keeps a time that was taken elsewhere. */
    void add(double time) {
        millis.add(time);
    }

    /**
     * The median of the times that count.
     *
     * @throws IllegalStateException if there is none
     */
    double median() {
        return median(millis.subList(Math.min(warmUp, millis.size()), millis.size()));
    }

    /**
     * The median of some values.
     *
     * @throws IllegalStateException if there is none
     */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was timed");
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
