package org.lesionlens.bench;

import java.util.concurrent.Callable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;

/**
 * Measures what the network takes.
 *
 * @param runs that count, at least 1
 */
record NetworkBenchmark(int runs) {

    private static final int MOST_LOADS = 5; // seconds each

    /** Medians in milliseconds. */
    record Loading(double load, double firstCall) {}

    /** Medians in milliseconds. */
    record Explaining(double backbone, double gradientMap, double whole) {}

    /** Opens the model anew each time; the first time, which starts the engine, does not count. */
    Loading load(Callable<Classifier> loader) throws Exception {
        var loads = new Stopwatch(1);
        var firstCalls = new Stopwatch(1);
        for (int run = 0; run <= Math.min(runs, MOST_LOADS); run++) {
            try (Classifier classifier = loads.time(loader)) {
                ImageTensor input = input(classifier);
                firstCalls.time(() -> gradCam(classifier, classifier.forward(input)));
            }
        }
        return new Loading(loads.median(), firstCalls.median());
    }

    /** In turns with the bare backbone, so that both meet the same noise of the machine. */
    Explaining explain(Classifier classifier) throws Exception {
        ImageTensor input = input(classifier);
        var backbone = new Stopwatch(Stopwatch.warmUp(runs));
        var whole = new Stopwatch(Stopwatch.warmUp(runs));
        var gradientMap = new Stopwatch(Stopwatch.warmUp(runs));
        for (int run = 0; run < Stopwatch.warmUp(runs) + runs; run++) {
            backbone.time(() -> {
                classifier.runBackbone(input);
                return input;
            });
            whole.time(() -> {
                ForwardPass pass = classifier.forward(input);
                return gradientMap.time(() -> gradCam(classifier, pass));
            });
        }
        return new Explaining(backbone.median(), gradientMap.median(), whole.median());
    }

    private static Explanation gradCam(Classifier classifier, ForwardPass pass)
            throws ClassificationException, InterruptedException {
        int classIndex = classifier.card().output().positiveIndex();
        return Explanation.gradCam(classIndex, classifier.evidence(pass, classIndex));
    }

    private static ImageTensor input(Classifier classifier) {
        InputSpec spec = classifier.card().input();
        return Preprocessing.tensor(SyntheticPhoto.paint(spec.width(), spec.height()), spec);
    }
}
