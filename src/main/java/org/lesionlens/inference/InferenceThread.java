package org.lesionlens.inference;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ModelLoadException;

/**
 * The one thread that touches DJL.
 *
 * <p>libtorch keeps native memory for every thread that runs it, and DJL allows one gradient
 * collector a process: one long-lived thread avoids both troubles.
 */
final class InferenceThread implements AutoCloseable {

    private static final int LONGEST = 300; // characters of a reason

    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("inference").factory());

    /**
     * Runs {@code work} on the thread and waits for it.
     *
     * @param doing what it does, for the message of a failure
     */
    <T> T call(String doing, Callable<T> work)
            throws ClassificationException, InterruptedException {
        Future<T> future = executor.submit(work);
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ClassificationException(
                    "%s failed: %s".formatted(doing, reason(cause)), cause);
        } catch (InterruptedException | CancellationException e) {
            future.cancel(false); // nobody waits for it; if it has not begun, it never will
            throw e;
        }
    }

    /**
     * Runs what belongs to the opening of a model on the thread and waits for it.
     *
     * @param archive for the message of a failure
     */
    <T> T open(TorchArchive archive, Callable<T> work)
            throws ModelLoadException, InterruptedException {
        return open(archive.name(), work);
    }

    /**
     * The same.
     *
     * @param name of the archive
     */
    <T> T open(String name, Callable<T> work) throws ModelLoadException, InterruptedException {
        try {
            return call("loading", work);
        } catch (ClassificationException e) {
            if (e.getCause() instanceof ModelLoadException told) {
                throw told;
            }
            throw new ModelLoadException(
                    "%s cannot be loaded: %s.%s"
                            .formatted(name, e.getMessage(), LibtorchChoice.remark()),
                    e);
        }
    }

    /** Runs {@code work} on the thread, some time after what was asked before. */
    void run(Runnable work) {
        executor.execute(work);
    }

    /**
     * The one line of libtorch's many that tells why. Where code of the archive fails, that is the
     * last, after the place in the code; where it cannot be read, the first, before the place.
     */
    static String reason(Throwable failure) {
        List<String> lines =
                String.valueOf(failure.getMessage())
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.matches("\\W*|null"))
                        .toList();
        String told =
                lines.reversed().stream()
                        .filter(line -> line.contains("Error: "))
                        .findFirst()
                        .orElse(lines.isEmpty() ? "no reason given" : lines.getFirst());
        String plain = told.replaceFirst("[.:,\\s]+$", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    @Override
    public void close() {
        executor.close();
    }
}
