package org.lesionlens.bench;

import org.lesionlens.analysis.Classifier;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.Attributions;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.attribution.Replacement;
import org.lesionlens.attribution.WatchedScore;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;

/**
 * Measures gradients by the input and what is made of many of them.
 *
 * @param runs of each gradient that count, at least 1
 */
public record AttributionBenchmark(int runs) {

    private static final int STEPS = 32; // of integrated gradients
    private static final int PLACES = 10; // of occlusion along a side

    /** Hears when the first map is there. */
    private static final class FirstMap implements AttributionProgress {

        private final long start = System.nanoTime();
        private double millis = Double.NaN;

        @Override
        public void at(double share) {
            // only the map counts
        }

        @Override
        public void partial(PerturbationMap map) {
            if (Double.isNaN(millis)) {
                millis = Stopwatch.millisSince(start);
            }
        }
    }

    /** Measures one network; takes a minute or less. */
    public Record run(Classifier classifier) throws Exception {
        InputSpec spec = classifier.card().input();
        ImageTensor input =
                Preprocessing.tensor(SyntheticPhoto.paint(spec.width(), spec.height()), spec);
        int positive = classifier.card().output().positiveIndex();
        var forward = new Stopwatch(Stopwatch.warmUp(runs));
        var gradient = new Stopwatch(Stopwatch.warmUp(runs));
        for (int run = 0; run < Stopwatch.warmUp(runs) + runs; run++) {
            forward.time(() -> classifier.forward(input));
            gradient.time(() -> classifier.inputGradient(input, positive));
        }
        PlacedInput placed = PlacedInput.filled(input);
        var asked = new Attributions(classifier, positive);
        var integrated = new Stopwatch(0);
        integrated.time(
                () -> asked.of(placed, new IntegratedGradients(STEPS, Replacement.BLACK), _ -> {}));
        int patch = Math.max(1, Math.min(spec.width(), spec.height()) / PLACES);
        var settings = new Occlusion(patch, patch, Replacement.MEAN_SKIN, WatchedScore.LOGIT);
        var occlusion = new Stopwatch(0);
        var first = new FirstMap();
        var map = (PerturbationMap) occlusion.time(() -> asked.of(placed, settings, first));
        return new AttributionTimes(
                forward.median(),
                gradient.median(),
                gradient.median() / forward.median(),
                integrated.median() / (STEPS * gradient.median()),
                occlusion.median(),
                map.runs() - 1,
                occlusion.median() / (map.runs() * forward.median()),
                first.millis,
                classifier.runsOn().device(),
                classifier.card().name(),
                classifier.threads());
    }
}
