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
import javafx.beans.property.DoubleProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
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

    private WindowMeter(int width, int height) {
        this.width = width;
        this.height = height;
        model.settings().layoutProperty().set(ViewLayout.OVERLAY);
        var trial = scene(width, height);
        var picture = trial.lookup("#overlay").getLayoutBounds();
        // The view has a margin and a caption: it is made larger by them.
        this.scene = scene(2 * width - picture.getWidth(), 2 * height - picture.getHeight());
    }

    /** Photos are prepared at once, in the toolkit's thread: only the slider is measured. */
    private Scene scene(double sceneWidth, double sceneHeight) {
        var view = new LesionView(model, Runnable::run, Runnable::run);
        var made = new Scene(view, sceneWidth, sceneHeight);
        new Theme(ColorScheme.LIGHT).applyTo(made);
        var stage = new Stage();
        stage.setScene(made);
        stage.show();
        model.show(analysis(), (shown, chosen, method) -> shown);
        made.snapshot(null);
        return made;
    }

    /**
     * The median time from one step of the opacity or threshold slider, whichever is slower, to the
     * pixels of the whole view.
     *
     * @param width of the shown photo, in pixels
     * @param height of the shown photo, in pixels
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
            System.err.println("lesionlens: the window was not measured: " + e);
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

    /** The slower of the two sliders. */
    private double median(int runs) {
        return Math.max(
                median(runs, model.settings().thresholdProperty()),
                median(runs, model.settings().opacityProperty()));
    }

    private double median(int runs, DoubleProperty slider) {
        slider.set(0.9);
        var screen = scene.snapshot(null);
        double[] times = new double[runs];
        for (int run = -WARM_UP; run < runs; run++) {
            int before = centre(screen);
            long start = System.nanoTime();
            slider.set(Math.floorMod(run, 2) == 0 ? 0.2 : 0.9);
            scene.getRoot().layout(); // as the next frame would
            scene.snapshot(screen);
            long end = System.nanoTime();
            if (centre(screen) == before) {
                throw new IllegalStateException(
                        slider.getName() + " changed nothing on the screen");
            }
            if (run >= 0) {
                times[run] = (end - start) / NANOS_PER_MILLI;
            }
        }
        slider.set(0.2);
        Arrays.sort(times);
        return times[runs / 2];
    }

    private static int centre(WritableImage screen) {
        return screen.getPixelReader()
                .getArgb((int) screen.getWidth() / 2, (int) screen.getHeight() / 2);
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
