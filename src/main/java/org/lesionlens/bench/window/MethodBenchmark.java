package org.lesionlens.bench.window;

import java.util.Arrays;
import java.util.List;
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
        double[] times = new double[runs * quick.size()];
        for (int i = -quick.size(); i < times.length; i++) {
            CamMethod method = quick.get(Math.floorMod(i, quick.size()));
            double time = window.millis(() -> chosen.set(method));
            if (i >= 0) {
                times[i] = time;
            }
        }
        return Times.percentile(0.5, times);
    }

    /** Ablation-CAM, coming from Grad-CAM. */
    static double ablation(OffscreenLesionView window, LesionViewModel model, int runs) {
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
        return Times.percentile(0.5, times);
    }
}
