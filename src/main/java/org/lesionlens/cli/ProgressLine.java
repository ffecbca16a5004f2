package org.lesionlens.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a run is: a bar on a terminal, written over again; elsewhere a line for each tenth
 * of it, unless it is short.
 */
final class ProgressLine {

    private static final long NANOS_BETWEEN = Duration.ofMillis(200).toNanos();
    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int CELLS = 20; // of the bar
    private static final int TENTHS = 10;
    private static final int SHORT = 20; // images, of which nobody needs to hear in between

    private final PrintStream messages;
    private final boolean isTerminal;
    private final String prefix;
    private long next = System.nanoTime();
    private long nextWithin = System.nanoTime() + NANOS_BETWEEN_LINES;
    private int width;
    private long told; // tenths

    /**
     * @param isTerminal true if a person sees {@code messages} as they come
     */
    ProgressLine(PrintStream messages, boolean isTerminal) {
        this(messages, isTerminal, "");
    }

    /**
     * The same of a part of the work.
     *
     * @param prefix of what is told, which says which part
     */
    ProgressLine(PrintStream messages, boolean isTerminal, String prefix) {
        this.messages = messages;
        this.isTerminal = isTerminal;
        this.prefix = prefix;
    }

    /** What all that is told begins with. */
    String prefix() {
        return prefix;
    }

    /**
     * Shows the state, unless that was done a moment ago.
     *
     * @param perSecond how many images the network does in a second; 0 if unknown
     */
    void show(int done, int total, double perSecond) {
        if (!isTerminal) {
            tellTenth(done, total, perSecond);
        } else if (System.nanoTime() - next >= 0) {
            draw(done, total, words(done, total, perSecond));
        }
    }

    /**
     * Shows how far the image is that is at work, unless something was shown a moment ago.
     *
     * @param share in [0, 1] of that image
     */
    void showWithin(int done, int total, double share) {
        String words =
                "%d of %d images, %d %% of the next"
                        .formatted(done, total, (int) Math.floor(100 * share));
        if (isTerminal && System.nanoTime() - next >= 0) {
            draw(done + share, total, words);
        } else if (!isTerminal && System.nanoTime() - nextWithin >= 0) {
            nextWithin = System.nanoTime() + NANOS_BETWEEN_LINES;
            messages.println("lesionlens: " + prefix + words);
        }
    }

    private void draw(double done, int total, String words) {
        next = System.nanoTime() + NANOS_BETWEEN;
        String line = prefix + bar(done, total) + " " + words;
        messages.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        messages.flush();
        width = line.length();
    }

    private void tellTenth(int done, int total, double perSecond) {
        long tenth = (long) TENTHS * done / Math.max(1, total);
        if (total >= SHORT && tenth > told && done < total) {
            messages.printf(
                    "lesionlens: %s%d %%, %s%n",
                    prefix, TENTHS * tenth, words(done, total, perSecond));
        }
        told = Math.max(told, tenth);
    }

    private static String bar(double done, int total) {
        int full = (int) (CELLS * done / Math.max(1, total));
        return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "]";
    }

    private static String words(int done, int total, double perSecond) {
        String count = done + " of " + total + " images";
        return perSecond <= 0
                ? count
                : String.format(
                        Locale.ROOT,
                        "%s, %.2f images/s, %s left",
                        count,
                        perSecond,
                        left((total - done) / perSecond));
    }

    /** Makes room for another line. */
    void clear() {
        if (width > 0) {
            messages.print("\r" + " ".repeat(width) + "\r");
            messages.flush();
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
