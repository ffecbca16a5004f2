package org.lesionlens.bench.window;

import java.nio.file.Path;
import java.util.List;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.Prefetch;
import org.lesionlens.background.UiThreads;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Measures how soon the next photo of a folder is there that was prepared ahead. */
final class NextPhotoBenchmark {

    private static final int WARM_UP = 3;

    private NextPhotoBenchmark() {}

    /** From the key to the pixels, if the photo was prepared ahead. */
    static double millis(
            Analyzer analyzer, Classifier classifier, List<Path> files, int side, int runs)
            throws Exception {
        int positive = classifier.card().output().positiveIndex();
        LesionViewModel model =
                HeadlessToolkit.call(() -> new LesionViewModel(new LatestJob<>(r -> {}, r -> {})));
        Prefetch<Path, Analysis> ahead =
                new Prefetch<>(
                        3,
                        Runnable::run,
                        Runnable::run,
                        file ->
                                () -> {
                                    Analysis analysis =
                                            analyzer.analyze(
                                                    file, classifier, positive, CamMethod.GRAD_CAM);
                                    model.prepare(analysis);
                                    return analysis;
                                });
        return HeadlessToolkit.call(() -> {
            ahead.expect(List.of(files.getLast()));
            look(ahead, files.getLast(), model);
            var window = new OffscreenLesionView(model, side, side, UiThreads.inline());
            var times = new Stopwatch(WARM_UP);
            for (int run = -WARM_UP; run < runs; run++) {
                Path file = files.get(Math.floorMod(run, files.size()));
                ahead.expect(List.of(file));
                times.add(window.millis(() -> look(ahead, file, model)));
            }
            window.close();
            return times.percentile(0.5);
        });
    }

    private static void look(Prefetch<Path, Analysis> ahead, Path file, LesionViewModel model) {
        ahead.ask(
                file,
                analysis -> model.show(analysis, (shown, chosen, method) -> shown),
                failure -> {
                    throw new IllegalStateException(file + " was not shown", failure);
                });
    }
}
