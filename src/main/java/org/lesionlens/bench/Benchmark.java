package org.lesionlens.bench;

import java.io.PrintStream;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.image.InputSpec;

/** Measures every step of the program, each again and again. */
public final class Benchmark {

    private static final int SLIDER_SIDE = 1000; // pixels

    private final NetworkBenchmark network;
    private final PictureBenchmark pictures;
    private final @Nullable ViewerBenchmark window;
    private final int runs;
    private final PrintStream progress;

    /**
     * @param window null if there is no window
     * @param runs of each step that count, at least 1
     * @param progress is told of each step that begins
     */
    public Benchmark(
            Analyzer analyzer, @Nullable ViewerBenchmark window, int runs, PrintStream progress) {
        this.network = new NetworkBenchmark(runs);
        this.pictures = new PictureBenchmark(analyzer, runs);
        this.window = window;
        this.runs = runs;
        this.progress = progress;
    }

    /**
     * Measures everything; takes a minute or more.
     *
     * @param loader loads the model anew each time
     */
    public BenchResult run(Callable<Classifier> loader) throws Exception {
        NetworkBenchmark.Loading loading = during("loading", () -> network.load(loader));
        try (Classifier classifier = loader.call()) {
            InputSpec spec = classifier.card().input();
            var reading = during("decoding", () -> pictures.read(spec));
            var explaining = during("explaining", () -> network.explain(classifier));
            return new BenchResult(
                    loading.load(),
                    loading.firstCall(),
                    reading.decode(),
                    reading.preprocess(),
                    explaining.backbone(),
                    explaining.gradientMap(),
                    during("whole images", () -> pictures.wholeImage(classifier)),
                    during("small overlay", () -> pictures.overlay(spec, 1000, 1000)),
                    during("large overlay", () -> pictures.overlay(spec, 3840, 2160)),
                    slide(),
                    explaining.whole() / explaining.backbone(),
                    classifier.runsOn().device(),
                    classifier.card().name(),
                    classifier.threads());
        }
    }

    private @Nullable Double slide() throws Exception {
        if (window == null) {
            return null;
        }
        OptionalDouble step =
                during("slider", () -> window.stepMillis(SLIDER_SIDE, SLIDER_SIDE, runs));
        return step.isPresent() ? step.getAsDouble() : null;
    }

    private <T> T during(String step, Callable<T> work) throws Exception {
        progress.println("lesionlens: measuring: " + step);
        return work.call();
    }
}
