package org.lesionlens.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line of a terminal that shows how far a run is, written over again; elsewhere nothing. */
final class ProgressLine {

    private static final long NANOS_BETWEEN = Duration.ofMillis(200).toNanos();
    private static final int SECONDS_PER_MINUTE = 60;

    private final PrintStream terminal;
    private final boolean shown;
    private long next = System.nanoTime();
    private int width;

    /**
     * @param shown false if {@code terminal} is none
     */
    ProgressLine(PrintStream terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** A line that is never shown. */
    static ProgressLine none(PrintStream messages) {
        return new ProgressLine(messages, false);
    }

    /**
     * Shows the state, unless that was done a moment ago.
     *
     * @param perSecond how many images the network does in a second; 0 if unknown
     */
    void show(int done, int total, double perSecond) {
        if (!shown || System.nanoTime() - next < 0) {
            return;
        }
        next = System.nanoTime() + NANOS_BETWEEN;
        String line = done + " of " + total + " images";
        if (perSecond > 0) {
            line +=
                    String.format(
                            Locale.ROOT,
                            ", %.2f images/s, %s left",
                            perSecond,
                            left((total - done) / perSecond));
        }
        terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.flush();
        width = line.length();
    }

    /** Makes room for another line. */
    void clear() {
        if (width > 0) {
            terminal.print("\r" + " ".repeat(width) + "\r");
            width = 0;
            next = System.nanoTime();
        }
    }

    private static String left(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 2 * SECONDS_PER_MINUTE
                ? whole + " s"
                : Math.ceilDiv(whole, SECONDS_PER_MINUTE) + " min";
    }
}
