package org.lesionlens.bench.window;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Measures how fluently a large photo is dragged. */
final class PanBenchmark {

    private static final int WARM_UP = 30;
    private static final int FRAMES = 150;

    private PanBenchmark() {}

    /** Sharp pictures are drawn beside the frames, as they are in the program. */
    static double framesPerSecond(Analysis large, int side) {
        Queue<Runnable> ui = new ConcurrentLinkedQueue<>();
        try (ExecutorService render = Executors.newSingleThreadExecutor()) {
            var model = new LesionViewModel(new LatestJob<>(r -> {}, r -> {}));
            model.show(large, (shown, chosen, method) -> shown);
            var window = new OffscreenLesionView(model, side, side, UiThreads.of(render, ui::add));
            window.command("zoom-actual");
            long start = 0;
            for (int i = -WARM_UP; i < FRAMES; i++) {
                start = i == 0 ? System.nanoTime() : start;
                window.command(i / 40 % 2 == 0 ? "pan-right" : "pan-left");
                for (Runnable done = ui.poll(); done != null; done = ui.poll()) {
                    done.run();
                }
                window.frame();
            }
            double fps = FRAMES * 1e9 / (System.nanoTime() - start);
            window.close();
            return fps;
        }
    }
}
