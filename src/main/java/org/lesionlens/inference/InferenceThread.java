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
        try {
            return call("loading", work);
        } catch (ClassificationException e) {
            if (e.getCause() instanceof ModelLoadException told) {
                throw told;
            }
            throw new ModelLoadException(
                    "%s cannot be loaded: %s. %s"
                            .formatted(archive.name(), e.getMessage(), archive.exportHint()),
                    e);
        }
    }

    /** Runs {@code work} on the thread, some time after what was asked before. */
    void run(Runnable work) {
        executor.execute(work);
    }

    /** libtorch tells its reason in the last line, after the place in the code. */
    static String reason(Throwable failure) {
        List<String> lines = String.valueOf(failure.getMessage()).lines().toList();
        return lines.reversed().stream()
                .filter(line -> line.contains("Error: "))
                .findFirst()
                .orElse(lines.isEmpty() ? "no reason given" : lines.getFirst());
    }

    @Override
    public void close() {
        executor.close();
    }
}
