package org.lesionlens.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long the latest runs of a network took. */
final class RunTimes {

    private static final int LATEST = 9;
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Deque<Double> latest = new ArrayDeque<>(LATEST); // milliseconds

    /** Does a run, and keeps how long it took. */
    <T> T of(Supplier<T> run) {
        long start = System.nanoTime();
        T result = run.get();
        add((System.nanoTime() - start) / NANOS_PER_MILLI);
        return result;
    }

    /** Keeps how long a run took, in milliseconds. */
    synchronized void add(double millis) {
        if (latest.size() == LATEST) {
            latest.removeFirst();
        }
        latest.addLast(millis);
    }

    /**
     * The shortest of the latest runs, as whatever else the machine does makes them longer only,
     * and so does the preparation of what runs for the first time; 0 if there is none.
     */
    synchronized double shortestMillis() {
        return latest.stream().mapToDouble(millis -> millis).min().orElse(0);
    }
}
