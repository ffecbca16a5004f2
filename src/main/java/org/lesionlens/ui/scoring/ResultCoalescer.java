package org.lesionlens.ui.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.store.PhotoPrediction;

/**
 * Gathers what becomes of lesions, so that the window hears of many at once: not before a moment is
 * over, and of large sets, which take the window long to show, more seldom. For any thread.
 */
final class ResultCoalescer implements ScoreListener {

    private static final int REST = 4; // times as long as the telling took
    private static final long TURN = 250_000_000; // nanoseconds that a moment takes, about

    private final ModelOutput output;
    private final Executor later;
    private final LongSupplier clock;
    private final BiConsumer<Map<Integer, Progress>, OptionalDouble> listener;
    private final Map<LesionImage, Integer> indices = new HashMap<>();
    private final Throughput throughput;
    private Map<Integer, Progress> news = new HashMap<>();
    private int turnsToRest;
    private boolean isWaiting; // for its turn

    /**
     * @param waiting for what becomes of them
     * @param output of the model that scores
     * @param later runs {@code listener} a moment later
     * @param clock in nanoseconds
     * @param listener hears what has become of lesions since, by their index, and how many the
     *     network does in a second
     */
    ResultCoalescer(
            List<ReviewCase> waiting,
            ModelOutput output,
            Executor later,
            LongSupplier clock,
            BiConsumer<Map<Integer, Progress>, OptionalDouble> listener) {
        this.output = output;
        this.later = later;
        this.clock = clock;
        this.throughput = new Throughput(clock);
        this.listener = listener;
        waiting.forEach(one -> indices.put(one.image(), one.index()));
    }

    @Override
    public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
        add(lesion, new Progress.Scored(CasePrediction.of(prediction, output)), !known);
    }

    @Override
    public void failed(LesionImage lesion, String reason) {
        add(lesion, new Progress.Failed(reason), false);
    }

    private synchronized void add(LesionImage lesion, Progress progress, boolean counts) {
        if (counts) {
            throughput.tick();
        }
        news.put(indices.getOrDefault(lesion, 0), progress);
        if (!isWaiting) {
            isWaiting = true;
            later.execute(this::turn);
        }
    }

    /** The throughput from before a pause says nothing about the time after it. */
    synchronized void restartPace() {
        throughput.restart();
    }

    private void turn() {
        if (rests()) {
            later.execute(this::turn);
        } else {
            tell();
        }
    }

    private synchronized boolean rests() {
        isWaiting = turnsToRest > 0;
        turnsToRest--;
        return isWaiting;
    }

    /** Tells what has not been told yet, on the calling thread. */
    void tell() {
        Map<Integer, Progress> told;
        OptionalDouble speed;
        synchronized (this) {
            told = news;
            news = new HashMap<>();
            speed = throughput.perSecond();
        }
        long start = clock.getAsLong();
        if (!told.isEmpty()) {
            listener.accept(told, speed);
        }
        rest(clock.getAsLong() - start);
    }

    private synchronized void rest(long took) {
        turnsToRest = (int) (REST * took / TURN);
    }
}
