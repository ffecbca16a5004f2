package org.lesionlens.background;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Runs work of which every piece is wanted, such as files to write, one after the other.
 *
 * <p>All of it belongs to the UI thread; the work itself runs on the worker, and its answers come
 * back on the UI thread.
 *
 * @param <T> type of the answers
 */
public final class JobQueue<T> {

    private final Executor worker;
    private final Executor ui;
    private final Queue<FutureTask<T>> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");

    /**
     * @param worker runs the work
     * @param ui runs what the answers are given to
     */
    public JobQueue(Executor worker, Executor ui) {
        this.worker = worker;
        this.ui = ui;
    }

    /** True from a {@link #submit} until the last answer. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Runs {@code work} once all that was submitted before is done. */
    public void submit(
            Callable<T> work, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        waiting.add(
                new FutureTask<>(work) {
                    @Override
                    protected void done() {
                        ui.execute(() -> deliver(this, onDone, onFailure));
                    }
                });
        if (!running.get()) {
            startNext();
        }
    }

    private void startNext() {
        FutureTask<T> next = waiting.poll();
        running.set(next != null);
        if (next != null) {
            worker.execute(next);
        }
    }

    private void deliver(
            FutureTask<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        try {
            switch (job.state()) {
                case SUCCESS -> onDone.accept(job.resultNow());
                case FAILED -> onFailure.accept(job.exceptionNow());
                case CANCELLED, RUNNING ->
                        throw new IllegalStateException("a job is " + job.state());
            }
        } finally {
            startNext();
        }
    }
}
