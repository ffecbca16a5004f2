package org.lesionlens.ui.scoring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** How fast things come, by the last few that came; of one thread at a time. */
final class Throughput {

    private static final int REMEMBERED = 32;
    private static final int FEWEST = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier clock;
    private final Deque<Long> times = new ArrayDeque<>();

    /**
     * @param clock in nanoseconds
     */
    Throughput(LongSupplier clock) {
        this.clock = clock;
    }

    /** One more has come. */
    void tick() {
        times.add(clock.getAsLong());
        if (times.size() > REMEMBERED) {
            times.remove();
        }
    }

    /** Forgets what came before, as after a pause. */
    void restart() {
        times.clear();
    }

    /** How many come in a second; none until a few have come. */
    OptionalDouble perSecond() {
        if (times.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        double seconds = (times.getLast() - times.getFirst()) / NANOS_PER_SECOND;
        return seconds > 0
                ? OptionalDouble.of((times.size() - 1) / seconds)
                : OptionalDouble.empty();
    }
}
