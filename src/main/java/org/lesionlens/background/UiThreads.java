package org.lesionlens.background;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The threads that a window hands its work to. They travel together, since executors that are told
 * apart by their position are mistaken for each other.
 *
 * @param worker loads models, decodes photos, and computes what takes longer
 * @param thumbnails makes small pictures
 * @param render brings photos to the screen's size
 * @param scoring runs models over sets; one thread of its own
 * @param marks keeps what a person says of photos; one thread of its own
 * @param ui the UI thread
 * @param later the UI thread, a moment later
 */
public record UiThreads(
        Executor worker,
        Executor thumbnails,
        Executor render,
        Executor scoring,
        Executor marks,
        Executor ui,
        Executor later) {

    /** Does everything at once, on the calling thread: for tests, and to have it measured. */
    public static UiThreads inline() {
        return of(Runnable::run, Runnable::run);
    }

    /**
     * Few threads for all.
     *
     * @param worker does all that is not the UI thread's
     */
    public static UiThreads of(Executor worker, Executor ui) {
        return new UiThreads(worker, worker, worker, worker, worker, ui, ui);
    }

    /** Jobs on the worker, of which none is dropped. */
    public <T> JobQueue<T> jobQueue() {
        return new JobQueue<>(worker, ui);
    }

    /** A job on the worker. */
    public <T> LatestJob<T> latestJob() {
        return new LatestJob<>(worker, ui);
    }

    /**
     * A job on the worker.
     *
     * @param discard gets answers that came too late for anybody to want them
     */
    public <T> LatestJob<T> latestJob(Consumer<? super T> discard) {
        return new LatestJob<>(worker, ui, discard);
    }
}
