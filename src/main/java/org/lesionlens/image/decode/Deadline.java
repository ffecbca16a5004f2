package org.lesionlens.image.decode;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which patience ends. */
final class Deadline {

    private final Duration patience;
    private final LongSupplier clock;
    private final long start;

    /**
     * A deadline {@code patience} from now.
     *
     * @param clock tells nanoseconds, as {@link System#nanoTime} does
     */
    Deadline(Duration patience, LongSupplier clock) {
        this.patience = patience;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    boolean isPassed() {
        return clock.getAsLong() - start > patience.toNanos();
    }

    /**
     * @throws UnreadableException if the deadline is passed
     */
    void check() throws IOException {
        if (isPassed()) {
            throw new UnreadableException(complaint());
        }
    }

    /** What to say of a file that took too long, after its name. */
    String complaint() {
        var seconds = BigDecimal.valueOf(patience.toMillis(), 3).stripTrailingZeros();
        return "took longer than " + seconds.toPlainString() + " s";
    }
}
