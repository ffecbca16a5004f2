package org.lesionlens;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.analysis.Timings;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.Prefetch;
import org.lesionlens.cases.PhotoFiles;
import org.lesionlens.cli.ViewerMeter;
import org.lesionlens.cli.ViewerTimes;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.DecodeLimits;
import org.lesionlens.image.ImageDecoder;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.ui.viewer.LesionViewModel;
import org.lesionlens.ui.viewer.ViewSettings;

/** Measures the real lesion view, rendered in memory by the software pipeline. */
final class WindowMeter implements ViewerMeter {

    private static final int WARM_UP = 30;
    private static final int GRID = 15;
    private static final int SIDE = 1000;
    private static final int FRAME_MILLIS = 16;
    private static final int PAN_FRAMES = 150;
    private static final double MEBIBYTE = 1 << 20;

    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
    private final Optional<Path> samples;

    /**
     * @param samples folder of photos to step through, if there is one
     */
    WindowMeter(Optional<Path> samples) {
        this.samples = samples;
    }

    @Override
    public OptionalDouble stepMillis(int width, int height, int runs) {
        try {
            return OptionalDouble.of(inWindow(() -> slowerSlider(width, height, runs)));
        } catch (ExecutionException | UnsupportedOperationException | LinkageError e) {
            System.err.println("lesionlens: the window was not measured: " + e);
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    private static <T> T inWindow(Callable<T> work)
            throws InterruptedException, ExecutionException {
        startToolkit();
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void startToolkit() throws InterruptedException {
        Main.useHeadlessPlatform();
        Platform.setImplicitExit(false);
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException e) {
            return; // it runs already
        }
        started.await();
    }

    private static double slowerSlider(int width, int height, int runs) {
        var model = new LesionViewModel(new LatestJob<>(r -> {}, r -> {}));
        model.show(madeUp(width, height), (shown, chosen, method) -> shown);
        var window = new MeasuredWindow(model, width, height, Runnable::run, Runnable::run);
        ViewSettings settings = model.settings();
        double slower =
                Math.max(
                        slide(window, settings.thresholdProperty(), runs),
                        slide(window, settings.opacityProperty(), runs));
        window.close();
        return slower;
    }

    private static double slide(MeasuredWindow window, DoubleProperty slider, int runs) {
        double[] times = new double[runs];
        slider.set(0.9);
        int before = window.centre();
        for (int run = -WARM_UP; run < runs; run++) {
            double value = Math.floorMod(run, 2) == 0 ? 0.2 : 0.9;
            double time = window.millis(() -> slider.set(value));
            if (window.centre() == before) {
                throw new IllegalStateException(
                        slider.getName() + " changed nothing on the screen");
            }
            before = window.centre();
            if (run >= 0) {
                times[run] = time;
            }
        }
        slider.set(0.2);
        return percentile(times, 0.5);
    }

    @Override
    public ViewerTimes viewer(Classifier classifier, int runs, Duration drag) throws Exception {
        Analysis analysis = analyze(classifier, photo(SIDE, SIDE));
        Analysis large = analyze(classifier, photo(6000, 4000));
        double next = nextImage(classifier, runs);
        double panFps = inWindow(() -> pan(large));
        return inWindow(() -> {
            LesionViewModel model = model(analysis, classifier);
            var window = new MeasuredWindow(model, SIDE, SIDE, Runnable::run, Runnable::run);
            double[] steps = steps(window, model, runs);
            double method = methods(window, model, runs);
            double ablation = ablation(window, model, Math.min(runs, 5));
            Dragging dragging = drag(window, model.settings().thresholdProperty(), drag);
            window.close();
            return new ViewerTimes(
                    percentile(steps, 0.5),
                    percentile(steps, 0.99),
                    method,
                    ablation,
                    next,
                    dragging.maxFrame(),
                    dragging.heapGrowth(),
                    panFps,
                    classifier.device(),
                    classifier.card().name());
        });
    }

    private Analysis analyze(Classifier classifier, RgbImage photo) throws Exception {
        InputSpec spec = classifier.card().input();
        var prepared =
                new PreparedPhoto(
                        photo,
                        InputGeometry.of(photo.width(), photo.height(), spec),
                        Preprocessing.tensor(photo, spec),
                        new Timings(Map.of()));
        int positive = classifier.card().output().positiveIndex();
        return analyzer.analyze(prepared, classifier, positive, CamMethod.GRAD_CAM);
    }

    /** Whatever is explained anew is explained in the UI thread, so that it counts. */
    private LesionViewModel model(Analysis analysis, Classifier classifier) {
        var model = new LesionViewModel(new LatestJob<>(Runnable::run, Runnable::run));
        model.show(
                analysis,
                (shown, chosen, method) -> analyzer.explain(shown, classifier, chosen, method));
        return model;
    }

    /** One step each of all that is changed by a slider, a click or a key. */
    private static double[] steps(MeasuredWindow window, LesionViewModel model, int runs) {
        ViewSettings settings = model.settings();
        List<Runnable> changes =
                List.of(
                        () -> settings.thresholdProperty().set(0.6),
                        () -> settings.thresholdProperty().set(0.1),
                        () -> settings.opacityProperty().set(0.9),
                        () -> settings.opacityProperty().set(0.5),
                        model::explainNextClass,
                        model::explainNextClass,
                        () -> settings.colourMapProperty().set(ColourMap.INFERNO),
                        () -> settings.colourMapProperty().set(ColourMap.VIRIDIS),
                        () -> settings.contourProperty().set(true),
                        () -> settings.contourProperty().set(false),
                        () -> settings.signedProperty().set(true),
                        () -> settings.signedProperty().set(false));
        changes.forEach(window::millis);
        changes.forEach(window::millis);
        double[] times = new double[runs * changes.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = window.millis(changes.get(i % changes.size()));
        }
        return times;
    }

    private static double methods(MeasuredWindow window, LesionViewModel model, int runs) {
        List<CamMethod> quick =
                Arrays.stream(CamMethod.values()).filter(method -> !method.needsHead()).toList();
        var chosen = model.settings().methodProperty();
        double[] times = new double[runs * quick.size()];
        for (int i = -quick.size(); i < times.length; i++) {
            CamMethod method = quick.get(Math.floorMod(i, quick.size()));
            double time = window.millis(() -> chosen.set(method));
            if (i >= 0) {
                times[i] = time;
            }
        }
        return percentile(times, 0.5);
    }

    private static double ablation(MeasuredWindow window, LesionViewModel model, int runs) {
        var chosen = model.settings().methodProperty();
        double[] times = new double[runs];
        for (int run = -1; run < runs; run++) {
            chosen.set(CamMethod.GRAD_CAM);
            double time = window.millis(() -> chosen.set(CamMethod.ABLATION_CAM));
            if (run >= 0) {
                times[run] = time;
            }
        }
        chosen.set(CamMethod.GRAD_CAM);
        return percentile(times, 0.5);
    }

    private record Dragging(double maxFrame, double heapGrowth) {}

    private static Dragging drag(MeasuredWindow window, DoubleProperty slider, Duration length)
            throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            slider.set(i / (double) WARM_UP);
            window.frame();
        }
        double before = usedHeap();
        double slowest = 0;
        long start = System.nanoTime();
        for (int i = 0; System.nanoTime() - start < length.toNanos(); i++) {
            double value = 0.5 + 0.5 * Math.sin(i / 30.0);
            double time = window.millis(() -> slider.set(value));
            slowest = Math.max(slowest, time);
            Thread.sleep(Math.max(0, FRAME_MILLIS - (long) time));
        }
        return new Dragging(slowest, usedHeap() - before);
    }

    private static double usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    }

    /** Sharp pictures are drawn beside the frames, as they are in the program. */
    private static double pan(Analysis large) {
        Queue<Runnable> ui = new ConcurrentLinkedQueue<>();
        try (ExecutorService render = Executors.newSingleThreadExecutor()) {
            var model = new LesionViewModel(new LatestJob<>(r -> {}, r -> {}));
            model.show(large, (shown, chosen, method) -> shown);
            var window = new MeasuredWindow(model, SIDE, SIDE, render, ui::add);
            window.command("zoom-actual");
            long start = 0;
            for (int i = -WARM_UP; i < PAN_FRAMES; i++) {
                start = i == 0 ? System.nanoTime() : start;
                window.command(i / 40 % 2 == 0 ? "pan-right" : "pan-left");
                for (Runnable done = ui.poll(); done != null; done = ui.poll()) {
                    done.run();
                }
                window.frame();
            }
            double fps = PAN_FRAMES * 1e9 / (System.nanoTime() - start);
            window.close();
            return fps;
        }
    }

    /** From the key to the pixels, if the photo was prepared ahead. */
    private double nextImage(Classifier classifier, int runs) throws Exception {
        List<Path> files = samples.isPresent() ? PhotoFiles.in(samples.get()) : List.of();
        if (files.size() < 2) {
            throw new IOException("there are no sample photos to step through");
        }
        int positive = classifier.card().output().positiveIndex();
        LesionViewModel model =
                inWindow(() -> new LesionViewModel(new LatestJob<>(r -> {}, r -> {})));
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
        return inWindow(() -> {
            var window = new MeasuredWindow(model, SIDE, SIDE, Runnable::run, Runnable::run);
            List<Double> times = new ArrayList<>();
            for (int run = -3; run < runs; run++) {
                Path file = files.get(Math.floorMod(run, files.size()));
                ahead.expect(List.of(file));
                double time = window.millis(() -> look(ahead, file, model));
                if (run >= 0) {
                    times.add(time);
                }
            }
            window.close();
            return percentile(times.stream().mapToDouble(t -> t).toArray(), 0.5);
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

    private static double percentile(double[] times, double share) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static RgbImage photo(int width, int height) {
        return RgbImage.painted(
                width,
                height,
                (y, row) -> {
                    for (int x = 0; x < width; x++) {
                        double away = Math.hypot(x - width / 2.0, y - height / 2.0) / width;
                        row[x] = away < 0.2 ? 0x6B3F24 + (x * 7 + y * 3) % 16 : 0xD9A98C;
                    }
                });
    }

    /** A made-up photo with a made-up map: the pixels' values do not matter here. */
    private static Analysis madeUp(int width, int height) {
        var input = spec();
        var output = new ModelOutput(Activation.SIGMOID, List.of("no", "yes"), "yes");
        var card = new ModelCard("meter", "none", input, output, "none", 0.5, "", "", "");
        float[] cells = new float[GRID * GRID];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
        }
        var maps = new FeatureMaps(1, GRID, GRID, cells);
        var evidence = new ClassEvidence(0, maps, maps);
        return new Analysis(
                card,
                photo(width, height),
                InputGeometry.of(width, height, input),
                new ForwardPass(List.of(0.0), maps),
                Explanation.gradCam(1, evidence),
                new Timings(Map.of()));
    }

    private static InputSpec spec() {
        List<Double> none = List.of(0.0, 0.0, 0.0);
        List<Double> ones = List.of(1.0, 1.0, 1.0);
        return new InputSpec(
                456, 456, InputFit.SQUASH, Interpolation.BILINEAR_ANTIALIAS, 1, none, ones);
    }
}
