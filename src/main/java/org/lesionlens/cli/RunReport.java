package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Tells how a run goes: a line of JSON for what is done, a line for people for what failed. */
final class RunReport {

    private static final double NANOS_PER_SECOND = 1e9;

    private final JsonLines results;
    private final PrintStream messages;
    private final long start = System.nanoTime();
    private int done;
    private int failed;

    RunReport(JsonLines results, PrintStream messages) {
        this.results = results;
        this.messages = messages;
    }

    void done(ExplainedPicture picture) {
        done++;
        results.print(picture);
    }

    void failed(Path file, Throwable failure) {
        failed++;
        messages.println("lesionlens: " + file + ": " + reason(file, failure));
    }

    /** Sums up. */
    void close(int pictures) {
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        messages.println(
                String.format(
                        Locale.ROOT,
                        "lesionlens: %d of %d images done, %d failed; %.1f s, %.2f images/s",
                        done,
                        pictures,
                        failed,
                        seconds,
                        done / seconds));
    }

    boolean hasFailures() {
        return failed > 0;
    }

    /** What made a task fail. */
    static Throwable cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    private static String reason(Path file, Throwable failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " exists already; --overwrite replaces it";
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission to write " + failure.getMessage();
        }
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse(message);
        String name = file.getFileName() + " ";
        return line.startsWith(name) ? line.substring(name.length()) : line;
    }
}
