package org.lesionlens.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How long the latest runs of a network took. The first run is no measure of the others, as
 * libtorch prepares what it runs for the first time: it counts only while it is the only one.
 */
final class RunTimes {

    private static final int LATEST = 9;
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Deque<Double> latest = new ArrayDeque<>(LATEST); // milliseconds
    private boolean onlyFirst = true;

    /** Does a run, and keeps how long it took. */
    <T> T of(Supplier<T> run) {
        long start = System.nanoTime();
        T result = run.get();
        add((System.nanoTime() - start) / NANOS_PER_MILLI);
        return result;
    }

    /** Keeps how long a run took, in milliseconds. */
    synchronized void add(double millis) {
        if (onlyFirst && !latest.isEmpty()) {
            latest.clear();
            onlyFirst = false;
        }
        if (latest.size() == LATEST) {
            latest.removeFirst();
        }
        latest.addLast(millis);
    }

    /** The median of the latest runs; the lower one of two in the middle, 0 if there is none. */
    synchronized double medianMillis() {
        return latest.stream()
                .sorted()
                .skip(Math.max(0, (latest.size() - 1) / 2))
                .findFirst()
                .orElse(0.0);
    }
}
