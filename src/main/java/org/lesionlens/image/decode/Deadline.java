package org.lesionlens.image.decode;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/** The moment at which patience ends. */
final class Deadline {

    private final Duration patience;
    private final long start = System.nanoTime();

    /** A deadline {@code patience} from now. */
    Deadline(Duration patience) {
        this.patience = patience;
    }

    boolean isPassed() {
        return System.nanoTime() - start > patience.toNanos();
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
