package org.lesionlens.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lesionlens.analysis.Engine;

/**
 * Turns Ctrl-C, which would end the process in the middle of a file or of the network, into an
 * interrupt of the thread that works, and holds the process until that has tidied up and the engine
 * has come to rest: libtorch crashes if it runs while the process ends.
 */
final class StopSignal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Engine engine;
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Begins to listen; the calling thread is the one that works.
     *
     * @param engine is closed if the process ends
     */
    StopSignal(Engine engine) {
        this.engine = engine;
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> stop(worker), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Thread worker) {
        worker.interrupt();
        try {
            tidy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        engine.close();
    }

    /** Lets the process end. */
    @Override
    public void close() {
        tidy.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // it runs already
        }
    }
}
