package org.lesionlens.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lesionlens.analysis.ClassificationException;

/**
 * Takes many pictures through the network, one after the other, which waits for files as little as
 * can be: other threads decode ahead of it, one writes behind it, all by only a few pictures.
 *
 * @param <I> a picture
 * @param <P> a picture that is ready for the network
 * @param <N> what leaves the network
 * @param <R> what is reported
 */
public final class PictureRun<I, P, N, R> {

    private static final int BEHIND = 2;

    private final PictureSteps<I, P, N, R> steps;
    private final int decoders;
    private final Queue<Coming<I, P>> ahead = new ArrayDeque<>();
    private final Queue<Leaving<I, R>> behind = new ArrayDeque<>();

    /**
     * @param steps of each picture
     * @param decoders threads that decode, at least 1
     */
    public PictureRun(PictureSteps<I, P, N, R> steps, int decoders) {
        this.steps = steps;
        this.decoders = decoders;
    }

    /** A picture on its way to the network. */
    private record Coming<I, P>(I picture, Future<P> prepared) {}

    /** A picture on its way to the disk. */
    private record Leaving<I, R>(I picture, Future<R> result) {}

    /**
     * Does all pictures and reports each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is finished and reported, everything else is dropped
     */
    public void run(List<I> pictures) throws InterruptedException {
        try (var decoding = threads("decode", decoders);
                var writing = threads("write", 1)) {
            try {
                doAll(pictures.iterator(), decoding, writing);
            } finally {
                decoding.shutdownNow(); // nothing is left to decode, or nobody waits for it
            }
        } finally {
            reportUntil(0); // without waiting: the writer's end was waited for
        }
    }

    private void doAll(Iterator<I> pictures, ExecutorService decoding, ExecutorService writing)
            throws InterruptedException {
        while (pictures.hasNext() || !ahead.isEmpty()) {
            int together = steps.together();
            while (pictures.hasNext() && ahead.size() < decoders + 2 * together) {
                I next = pictures.next();
                ahead.add(new Coming<>(next, decoding.submit(() -> steps.prepare(next))));
            }
            List<Coming<I, P>> group = new ArrayList<>();
            while (!ahead.isEmpty() && group.size() < together) {
                group.add(ahead.remove());
            }
            List<Future<R>> results = group.size() == 1 ? List.of() : askAll(group, writing);
            for (int i = 0; i < group.size(); i++) {
                Coming<I, P> one = group.get(i);
                Future<R> result = results.isEmpty() ? ask(one, writing) : results.get(i);
                behind.add(new Leaving<>(one.picture(), result));
            }
            reportUntil(BEHIND + together - 1);
        }
    }

    /** Of several together; none if one of them is in trouble, whoever that is. */
    private List<Future<R>> askAll(List<Coming<I, P>> group, ExecutorService writing)
            throws InterruptedException {
        try {
            List<P> prepared = new ArrayList<>();
            for (Coming<I, P> one : group) {
                prepared.add(one.prepared().get());
            }
            List<N> answers = steps.ask(prepared);
            List<Future<R>> results = new ArrayList<>();
            for (int i = 0; i < group.size(); i++) {
                I picture = group.get(i).picture();
                N answer = answers.get(i);
                results.add(writing.submit(() -> steps.finish(picture, answer)));
            }
            return results;
        } catch (ExecutionException | ClassificationException | RuntimeException e) {
            return List.of(); // asked one by one, it is that picture's alone
        }
    }

    private Future<R> ask(Coming<I, P> coming, ExecutorService writing)
            throws InterruptedException {
        try {
            N answer = steps.ask(coming.prepared().get());
            return writing.submit(() -> steps.finish(coming.picture(), answer));
        } catch (ExecutionException e) {
            return CompletableFuture.failedFuture(cause(e));
        } catch (ClassificationException | RuntimeException e) {
            return CompletableFuture.failedFuture(e); // one picture's trouble is not the run's
        }
    }

    private void reportUntil(int left) throws InterruptedException {
        while (behind.size() > left) {
            Leaving<I, R> first = behind.element(); // stays, should waiting for it be interrupted
            try {
                steps.done(first.picture(), first.result().get());
            } catch (ExecutionException e) {
                steps.failed(first.picture(), cause(e));
            }
            behind.remove();
        }
    }

    private static Throwable cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    private static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name(name).factory());
    }
}
