package org.lesionlens;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.Timings;
import org.lesionlens.background.LatestJob;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.viewer.LesionView;
import org.lesionlens.ui.viewer.LesionViewModel;
import org.lesionlens.ui.viewer.ViewLayout;

/** Measures the real lesion view, rendered in memory by the software pipeline. */
final class WindowMeter {

    private static final int WARM_UP = 30;
    private static final int GRID = 15;
    private static final double NANOS_PER_MILLI = 1e6;

    private final int width;
    private final int height;
    private final LesionViewModel model = new LesionViewModel(new LatestJob<>(r -> {}, r -> {}));
    private final Scene scene;
    private final WritableImage screen;

    private WindowMeter(int width, int height) {
        this.width = width;
        this.height = height;
        // Photos are prepared at once, in the toolkit's thread: only the slider is measured.
        this.scene = new Scene(new LesionView(model, Runnable::run, Runnable::run), width, height);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        this.screen = new WritableImage(width, height);
        model.layoutProperty().set(ViewLayout.OVERLAY);
        model.show(analysis(), (shown, chosen) -> shown);
        scene.snapshot(screen);
    }

    /**
     * The median time from one step of the threshold slider to the pixels of the whole view.
     *
     * @param width of the view and of its photo, in pixels
     * @param height of the view and of its photo, in pixels
     * @param runs steps to measure, after warm-up
     * @return milliseconds; empty if JavaFX cannot start here
     */
    static OptionalDouble sliderStepMillis(int width, int height, int runs) {
        try {
            startToolkit();
            var measuring = new FutureTask<>(() -> new WindowMeter(width, height).median(runs));
            Platform.runLater(measuring);
            return OptionalDouble.of(measuring.get());
        } catch (ExecutionException | UnsupportedOperationException | LinkageError e) {
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    private static void startToolkit() throws InterruptedException {
        Main.useHeadlessPlatform();
        Platform.setImplicitExit(false);
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
    }

    private double median(int runs) {
        double[] times = new double[runs];
        for (int run = -WARM_UP; run < runs; run++) {
            long start = System.nanoTime();
            model.thresholdProperty().set(Math.floorMod(run, 20) / 20.0);
            scene.snapshot(screen);
            if (run >= 0) {
                times[run] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            }
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    /** A made-up photo with a made-up map: the pixels' values do not matter here. */
    private Analysis analysis() {
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
                RgbImage.painted(width, height, (y, row) -> Arrays.fill(row, 0xC09080 + y % 64)),
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
