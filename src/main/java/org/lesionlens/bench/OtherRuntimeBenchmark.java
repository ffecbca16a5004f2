package org.lesionlens.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.Precision;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;

/**
 * Measures features beside the same network in another runtime, some runs in turns, so that both
 * meet the same noise of the machine.
 *
 * @param other the other runtime
 * @param runs of each that count, at least 1
 */
public record OtherRuntimeBenchmark(OtherRuntime other, int runs) {

    private static final int BLOCK = 5;

    /**
     * Medians in milliseconds.
     *
     * @param featuresMs of our network, without gradients
     * @param featuresOverOther their ratio
     * @param path how the features were run
     * @param precision that they were computed in; the other runtime is in float32
     */
    record Result(
            double featuresMs,
            double otherMs,
            double featuresOverOther,
            String other,
            FeaturesPath.Choice path,
            Precision precision,
            String device,
            String model,
            int threads) {}

    /**
     * Measures.
     *
     * @param file the network in the other's format, which takes what ours does
     */
    public Record run(Classifier classifier, Path file) throws Exception {
        InputSpec spec = classifier.card().input();
        ImageTensor input =
                Preprocessing.tensor(SyntheticPhoto.paint(spec.width(), spec.height()), spec);
        float[] pixels = input.toArray();
        var ours = new Stopwatch(0);
        var theirs = new Stopwatch(0);
        try (OtherRuntime.Network network = other.open(file, classifier.threads())) {
            for (int done = 0; done < Stopwatch.warmUp(runs) + runs; done += BLOCK) {
                boolean counts = done >= Stopwatch.warmUp(runs);
                block(
                        ours,
                        counts,
                        () -> {
                            classifier.runBackbone(input);
                            return input;
                        });
                block(
                        theirs,
                        counts,
                        () -> {
                            network.run(pixels, spec.height(), spec.width());
                            return input;
                        });
            }
        }
        return new Result(
                ours.median(),
                theirs.median(),
                ours.median() / theirs.median(),
                other.name(),
                classifier.path().choice(),
                classifier.precision(),
                classifier.runsOn().device(),
                classifier.card().name(),
                classifier.threads());
    }

    /** Some runs, without the first, which meets the other's threads while they wait awake. */
    private static void block(Stopwatch watch, boolean counts, Callable<?> run) throws Exception {
        run.call();
        for (int i = 0; i < BLOCK; i++) {
            if (counts) {
                watch.time(run);
            } else {
                run.call();
            }
        }
    }
}
