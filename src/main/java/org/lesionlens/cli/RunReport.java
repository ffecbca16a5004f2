package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.lesionlens.scoring.FailureWords;

/**
 * Tells people how a run goes: a line for each picture that failed, and one in the end. May be told
 * by several threads.
 */
final class RunReport {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int pictures;
    private final String device;
    private final ProgressLine progress;
    private final PrintStream messages;
    private final long start = System.nanoTime();
    private int done;
    private int known;
    private int failed;

    /**
     * @param pictures how many there are
     * @param device where the network runs
     * @param progress shows how far the run is
     * @param messages gets the lines
     */
    RunReport(int pictures, String device, ProgressLine progress, PrintStream messages) {
        this.pictures = pictures;
        this.device = device;
        this.progress = progress;
        this.messages = messages;
    }

    /** Makes room for a line of results, should they come to the same terminal. */
    synchronized void beforeResult() {
        progress.clear();
    }

    /**
     * Shows how far the next picture is, whose turn is long.
     *
     * @param share in [0, 1]
     */
    synchronized void within(double share) {
        progress.showWithin(done + known + failed, pictures, share);
    }

    /** Counts a picture that went through the network. */
    synchronized void done() {
        done++;
        showProgress();
    }

    /** Counts a picture whose result was there already. */
    synchronized void known() {
        known++;
        showProgress();
    }

    void failed(Path file, Throwable failure) {
        failed(file, FailureWords.of(file, failure));
    }

    /** Counts a picture that failed, and tells why. */
    synchronized void failed(Path file, String reason) {
        failed++;
        progress.clear();
        messages.println("lesionlens: " + file + ": " + reason);
        showProgress();
    }

    /** Counts a picture that failed as the one before it, and says no more of it. */
    synchronized void leftOut() {
        failed++;
        showProgress();
    }

    /** Sums up. */
    synchronized void close() {
        progress.clear();
        String knownBefore = known == 0 ? "" : ", " + known + " of them known before";
        String pace =
                done == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %.2f images/s on %s", done / seconds(), device);
        messages.println(
                String.format(
                        Locale.ROOT,
                        "lesionlens: %s%d of %d images done%s, %d failed; %.1f s%s",
                        progress.prefix(),
                        done + known,
                        pictures,
                        knownBefore,
                        failed,
                        seconds(),
                        pace));
    }

    /**
     * How many pictures.
     *
     * @param known whose results were there before
     */
    record Counts(int images, int done, int known, int failed, double seconds) {}

    synchronized Counts counts() {
        return new Counts(pictures, done + known, known, failed, seconds());
    }

    synchronized boolean hasFailures() {
        return failed > 0;
    }

    private void showProgress() {
        progress.show(done + known + failed, pictures, done / seconds());
    }

    private double seconds() {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
