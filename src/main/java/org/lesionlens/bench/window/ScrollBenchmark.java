package org.lesionlens.bench.window;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ScrollBar;
import org.lesionlens.bench.Stopwatch;

/** Measures how fluently a list of tiles scrolls: by the wheel, then by its bar to the end. */
final class ScrollBenchmark extends AnimationTimer {

    private static final int WARM_UP = 60; // frames
    private static final int WHEEL_FRAMES = 300;
    private static final int BAR_FRAMES = 300;
    private static final double WHEEL_PIXELS = 120; // a frame: fast

    private final ScrollBar bar;
    private final List<Long> frames = new ArrayList<>();
    private final CompletableFuture<List<Long>> done = new CompletableFuture<>();

    private ScrollBenchmark(ScrollBar bar) {
        this.bar = bar;
    }

    /** The longest time between two frames, in milliseconds; waits for seconds. */
    static double longestFrame(ScrollBar bar) throws ExecutionException, InterruptedException {
        var benchmark = new ScrollBenchmark(bar);
        Platform.runLater(benchmark::start);
        List<Long> frames = benchmark.done.get();
        double longest = 0;
        for (int i = WARM_UP; i < frames.size(); i++) {
            longest = Math.max(longest, Stopwatch.millis(frames.get(i) - frames.get(i - 1)));
        }
        return longest;
    }

    @Override
    public void handle(long now) {
        frames.add(System.nanoTime());
        int frame = frames.size() - WARM_UP;
        if (frame <= WHEEL_FRAMES) {
            bar.setValue(Math.min(bar.getValue() + WHEEL_PIXELS, bar.getMax()));
        } else if (frame <= WHEEL_FRAMES + BAR_FRAMES) {
            bar.setValue(bar.getMax() * (frame - WHEEL_FRAMES) / BAR_FRAMES);
        } else {
            stop();
            done.complete(frames);
        }
    }
}
