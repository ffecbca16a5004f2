package org.lesionlens.background;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Runs work for a screen that only wants the newest answer.
 *
 * <p>All of it belongs to the UI thread; the work itself runs on the worker, and its answer comes
 * back on the UI thread. Not a {@code javafx.concurrent.Task}: that one needs a started toolkit.
 *
 * @param <T> type of the answer
 */
public final class LatestJob<T> {

    private final Executor worker;
    private final Executor ui;
    private final Consumer<? super T> discard;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private @Nullable FutureTask<T> newest;
    private long ticket;

    /**
     * Work that tells how far it is.
     *
     * @param <T> type of the answer
     * @param <P> type of what it tells
     */
    @FunctionalInterface
    public interface ProgressiveWork<T, P> {

        /**
         * Runs on the worker.
         *
         * @param progress may be told from there
         */
        T run(Consumer<? super P> progress) throws Exception;
    }

    /**
     * @param worker runs the work
     * @param ui runs what the answer is given to: {@code Platform::runLater}, or {@code
     *     Runnable::run} in tests
     */
    public LatestJob(Executor worker, Executor ui) {
        this(worker, ui, unwanted -> {});
    }

    /**
     * The same for answers that hold something.
     *
     * @param discard frees an answer that came too late to be wanted
     */
    public LatestJob(Executor worker, Executor ui, Consumer<? super T> discard) {
        this.worker = worker;
        this.ui = ui;
        this.discard = discard;
    }

    /** True from a {@link #submit} until its answer, its failure or {@link #cancel}. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /**
     * Replaces the current work, if any, by {@code work}; the old work is interrupted and its
     * answer dropped.
     */
    public void submit(
            Callable<T> work, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        cancel();
        start(work, onDone, onFailure);
    }

    private void start(
            Callable<T> work, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        var job =
                new FutureTask<>(work) {
                    @Override
                    protected void done() {
                        ui.execute(() -> deliver(this, onDone, onFailure));
                    }
                };
        newest = job;
        running.set(true);
        worker.execute(job); // a job cancelled while queued never starts
    }

    /**
     * The same for work that tells how far it is.
     *
     * @param onProgress hears on the UI thread what the newest work tells
     */
    public <P> void submit(
            ProgressiveWork<? extends T, P> work,
            Consumer<? super P> onProgress,
            Consumer<? super T> onDone,
            Consumer<? super Throwable> onFailure) {
        cancel();
        long mine = ticket;
        Consumer<P> progress =
                told ->
                        ui.execute(() -> {
                            if (mine == ticket) {
                                onProgress.accept(told);
                            }
                        });
        start(() -> work.run(progress), onDone, onFailure);
    }

    /** Drops the current work, if any. */
    public void cancel() {
        ticket++;
        FutureTask<T> job = newest;
        newest = null;
        running.set(false);
        if (job != null) {
            job.cancel(true);
        }
    }

    private void deliver(
            FutureTask<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        if (!job.equals(newest)) { // a FutureTask equals itself alone
            if (job.state() == State.SUCCESS) {
                discard.accept(job.resultNow());
            }
            return; // somebody asked for something newer
        }
        newest = null;
        ticket++; // no progress after the end
        running.set(false);
        switch (job.state()) {
            case SUCCESS -> onDone.accept(job.resultNow());
            case FAILED -> onFailure.accept(job.exceptionNow());
            case CANCELLED, RUNNING ->
                    throw new IllegalStateException("newest job is " + job.state());
        }
    }
}
