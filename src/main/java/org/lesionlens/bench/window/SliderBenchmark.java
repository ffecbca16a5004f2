package org.lesionlens.bench.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.ui.viewer.LesionViewModel;
import org.lesionlens.ui.viewer.PhotoLook;
import org.lesionlens.ui.viewer.ViewSettings;

/** Measures what is dragged and clicked in the lesion view. */
final class SliderBenchmark {

    private static final int WARM_UP = 30;
    private static final int FRAME_MILLIS = 16;
    private static final PhotoLook BRIGHTER =
            PhotoLook.AS_IT_IS.withBrightness(0.1).withContrast(0.3).withGamma(2);

    private SliderBenchmark() {}

    /** The slower of threshold and opacity, of a photo of this size; in milliseconds. */
    static double slower(int width, int height, int runs) {
        var model = new LesionViewModel(new LatestJob<>(r -> {}, r -> {}));
        model.show(SyntheticLesion.analysis(width, height), (shown, chosen, method) -> shown);
        var window = new OffscreenLesionView(model, width, height, UiThreads.inline());
        ViewSettings settings = model.settings();
        double slower =
                Math.max(
                        slide(window, settings.thresholdProperty(), runs),
                        slide(window, settings.opacityProperty(), runs));
        window.close();
        return slower;
    }

    private static double slide(OffscreenLesionView window, DoubleProperty slider, int runs) {
        var times = new Stopwatch(WARM_UP);
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
            times.add(time);
        }
        slider.set(0.2);
        return times.percentile(0.5);
    }

    /** One step each of all that is changed by a slider, a click or a key. */
    static Stopwatch steps(OffscreenLesionView window, LesionViewModel model, int runs) {
        List<Runnable> changes = new ArrayList<>(sliders(model.settings()));
        changes.addAll(List.of(model::explainNextClass, model::explainNextClass));
        return times(window, changes, runs);
    }

    /** The same of what needs no network. */
    static Stopwatch sliders(OffscreenLesionView window, LesionViewModel model, int runs) {
        return times(window, sliders(model.settings()), runs);
    }

    private static List<Runnable> sliders(ViewSettings settings) {
        return List.of(
                () -> settings.thresholdProperty().set(0.6),
                () -> settings.thresholdProperty().set(0.1),
                () -> settings.opacityProperty().set(0.9),
                () -> settings.opacityProperty().set(0.5),
                () -> settings.colourMapProperty().set(ColourMap.INFERNO),
                () -> settings.colourMapProperty().set(ColourMap.VIRIDIS),
                () -> settings.contourProperty().set(true),
                () -> settings.contourProperty().set(false),
                () -> settings.photoLookProperty().set(BRIGHTER),
                () -> settings.photoLookProperty().set(PhotoLook.AS_IT_IS),
                () -> settings.signedProperty().set(true),
                () -> settings.signedProperty().set(false));
    }

    private static Stopwatch times(OffscreenLesionView window, List<Runnable> changes, int runs) {
        var times = new Stopwatch(2 * changes.size());
        for (int run = -2; run < runs; run++) {
            changes.forEach(change -> times.add(window.millis(change)));
        }
        return times;
    }

    /**
     * What dragging cost.
     *
     * @param maxFrame the slowest frame, in milliseconds
     * @param heapGrowth in mebibytes
     */
    record Dragging(double maxFrame, double heapGrowth) {}

    /** Drags a slider to and fro for so long. */
    static Dragging drag(OffscreenLesionView window, DoubleProperty slider, Duration length)
            throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            slider.set(i / (double) WARM_UP);
            window.frame();
        }
        double before = UsedHeap.mebibytes();
        double slowest = 0;
        long start = System.nanoTime();
        for (int i = 0; System.nanoTime() - start < length.toNanos(); i++) {
            double value = 0.5 + 0.5 * Math.sin(i / 30.0);
            double time = window.millis(() -> slider.set(value));
            slowest = Math.max(slowest, time);
            Thread.sleep(Math.max(0, FRAME_MILLIS - (long) time));
        }
        return new Dragging(slowest, UsedHeap.mebibytes() - before);
    }
}
