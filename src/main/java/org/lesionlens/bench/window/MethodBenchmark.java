package org.lesionlens.bench.window;

import java.util.Arrays;
import java.util.List;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Measures how long the lesion view takes for another method; medians in milliseconds. */
final class MethodBenchmark {

    private MethodBenchmark() {}

    /** All methods but Ablation-CAM in turns. */
    static double quick(OffscreenLesionView window, LesionViewModel model, int runs) {
        List<CamMethod> quick =
                Arrays.stream(CamMethod.values()).filter(method -> !method.needsHead()).toList();
        var chosen = model.settings().methodProperty();
        var times = new Stopwatch(quick.size());
        for (int run = -1; run < runs; run++) {
            for (CamMethod method : quick) {
                times.add(window.millis(() -> chosen.set(method)));
            }
        }
        return times.percentile(0.5);
    }

    /** Ablation-CAM, coming from Grad-CAM. */
    static double ablation(OffscreenLesionView window, LesionViewModel model, int runs) {
        var chosen = model.settings().methodProperty();
        var times = new Stopwatch(1);
        for (int run = -1; run < runs; run++) {
            chosen.set(CamMethod.GRAD_CAM);
            times.add(window.millis(() -> chosen.set(CamMethod.ABLATION_CAM)));
        }
        chosen.set(CamMethod.GRAD_CAM);
        return times.percentile(0.5);
    }
}
