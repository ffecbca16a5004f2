package org.lesionlens.bench.window;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** JavaFX without a display: windows are rendered in memory, by the software pipeline. */
public final class HeadlessToolkit {

    private HeadlessToolkit() {}

    /** Chooses it; to be called before JavaFX starts. */
    public static void choose() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    /**
     * Does work in the UI thread, which is started if it does not run.
     *
     * @throws ExecutionException if the work fails
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws UnsupportedOperationException if JavaFX cannot start here
     */
    static <T> T call(Callable<T> work) throws InterruptedException, ExecutionException {
        start();
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void start() throws InterruptedException {
        choose();
        Platform.setImplicitExit(false);
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException e) {
            return; // it runs already
        }
        started.await();
    }
}
