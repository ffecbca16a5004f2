package org.lesionlens.bench.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.background.UiThreads;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.bench.ViewerBenchmark;
import org.lesionlens.bench.ViewerTimes;
import org.lesionlens.cases.PhotoFiles;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.LesionMask;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.MaskOutline;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Measures the real lesion view. */
public final class OffscreenViewerBenchmark implements ViewerBenchmark {

    private static final int SIDE = 1000; // pixels

    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
    private final Optional<Path> samples;
    private final Consumer<String> messages;

    /**
     * @param samples folder of photos to step through, if there is one
     * @param messages is told in a line if there is no window to measure
     */
    public OffscreenViewerBenchmark(Optional<Path> samples, Consumer<String> messages) {
        this.samples = samples;
        this.messages = messages;
    }

    @Override
    public OptionalDouble stepMillis(int width, int height, int runs) {
        try {
            return OptionalDouble.of(
                    HeadlessToolkit.call(() -> SliderBenchmark.slower(width, height, runs)));
        } catch (ExecutionException | UnsupportedOperationException | LinkageError e) {
            messages.accept("lesionlens: the window was not measured: " + e);
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    @Override
    public ViewerTimes viewer(Classifier classifier, int runs, Duration drag) throws Exception {
        Analysis analysis = analyze(classifier, SyntheticLesion.photo(SIDE, SIDE));
        Analysis large = analyze(classifier, SyntheticLesion.photo(6000, 4000));
        double next = NextPhotoBenchmark.millis(analyzer, classifier, photos(), SIDE, runs);
        double panFps = HeadlessToolkit.call(() -> PanBenchmark.framesPerSecond(large, SIDE));
        return HeadlessToolkit.call(() -> {
            LesionViewModel model = model(analysis, classifier);
            var window = new OffscreenLesionView(model, SIDE, SIDE, UiThreads.inline());
            Stopwatch steps = SliderBenchmark.steps(window, model, runs);
            double method = MethodBenchmark.quick(window, model, runs);
            double ablation = MethodBenchmark.ablation(window, model, Math.min(runs, 5));
            SliderBenchmark.Dragging dragging =
                    SliderBenchmark.drag(window, model.settings().thresholdProperty(), drag);
            double scoring;
            try (var _ = new BusyNetwork(classifier, analysis.prepared().input())) {
                scoring = SliderBenchmark.sliders(window, model, runs).percentile(0.99);
            }
            window.close();
            double channelPage = ChannelsBenchmark.pageMillis(analysis, classifier, runs);
            return new ViewerTimes(
                    steps.percentile(0.5),
                    steps.percentile(0.99),
                    scoring,
                    method,
                    ablation,
                    next,
                    dragging.maxFrame(),
                    dragging.heapGrowth(),
                    panFps,
                    channelPage,
                    classifier.runsOn().device(),
                    classifier.card().name());
        });
    }

    private Analysis analyze(Classifier classifier, RgbImage photo) throws Exception {
        var prepared = PreparedPhoto.of(photo, classifier.card().input());
        int positive = classifier.card().output().positiveIndex();
        return analyzer.analyze(prepared, classifier, positive, CamMethod.GRAD_CAM);
    }

    /** Whatever is explained anew is explained in the UI thread, so that it counts. */
    private LesionViewModel model(Analysis analysis, Classifier classifier) {
        var model = new LesionViewModel(UiThreads.inline().latestJob());
        model.show(
                analysis,
                (shown, chosen, method) -> analyzer.explain(shown, classifier, chosen, method));
        if (LesionMask.of(disc(), SIDE, SIDE) instanceof LesionMask.Reading.Usable outlined) {
            model.outlineProperty()
                    .set(
                            MaskOutline.of(outlined.mask())
                                    .orElseThrow()); // drawn over all that is measured
        }
        return model;
    }

    private static RgbImage disc() {
        return RgbImage.painted(
                SIDE,
                SIDE,
                (y, row) -> {
                    for (int x = 0; x < row.length; x++) {
                        double distance = Math.hypot(x - SIDE / 2.0, y - SIDE / 2.0);
                        row[x] = distance < SIDE / 3.0 ? 0xFFFFFFFF : 0xFF000000;
                    }
                });
    }

    private List<Path> photos() throws IOException {
        List<Path> files = samples.isPresent() ? PhotoFiles.in(samples.get()) : List.of();
        if (files.size() < 2) {
            throw new IOException("there are no sample photos to step through");
        }
        return files;
    }
}
