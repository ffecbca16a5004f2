package org.lesionlens.background;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs work for a screen that changes faster than the work gets done, as when something is dragged:
 * what has begun is finished and shown, and of what came meanwhile only the newest is done next.
 *
 * <p>Unlike {@link LatestJob}, which drops what runs, the screen never stands still for want of a
 * finished answer. All methods belong to the UI thread.
 *
 * @param <T> type of the answer
 */
public final class PacedJob<T> {

    private final Executor worker;
    private final Executor ui;
    private final Consumer<? super T> onDone;
    private final Consumer<? super Throwable> onFailure;
    private @Nullable Callable<T> waiting;
    private boolean running;

    /**
     * @param worker runs the work
     * @param ui runs {@code onDone} and {@code onFailure}
     */
    public PacedJob(
            Executor worker,
            Executor ui,
            Consumer<? super T> onDone,
            Consumer<? super Throwable> onFailure) {
        this.worker = worker;
        this.ui = ui;
        this.onDone = onDone;
        this.onFailure = onFailure;
    }

    /** Does {@code work} next, instead of what waits already. */
    public void submit(Callable<T> work) {
        waiting = work;
        if (!running) {
            startWaiting();
        }
    }

    private void startWaiting() {
        Callable<T> work = waiting;
        waiting = null;
        if (work == null) {
            return;
        }
        running = true;
        worker.execute(
                new FutureTask<>(work) {
                    @Override
                    protected void done() {
                        ui.execute(() -> deliver(this));
                    }
                });
    }

    private void deliver(FutureTask<T> job) {
        running = false;
        switch (job.state()) {
            case SUCCESS -> onDone.accept(job.resultNow());
            case FAILED -> onFailure.accept(job.exceptionNow());
            case CANCELLED, RUNNING -> throw new IllegalStateException("job is " + job.state());
        }
        if (!running) {
            startWaiting();
        }
    }
}
