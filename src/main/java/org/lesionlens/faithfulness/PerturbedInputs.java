package org.lesionlens.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.image.ImageTensor;

/** Asks a network for one class's probability on changed inputs, some at a time. */
final class PerturbedInputs {

    private static final int BATCH = 8;

    private final Classifier classifier;
    private final int classIndex;
    private final List<Supplier<ImageTensor>> inputs = new ArrayList<>();
    private final List<Double> probabilities = new ArrayList<>();

    PerturbedInputs(Classifier classifier, int classIndex) {
        this.classifier = classifier;
        this.classIndex = classIndex;
    }

    /**
     * Adds an input.
     *
     * @param input made when its turn comes, so that few are in memory at a time
     * @return its number
     */
    int add(Supplier<ImageTensor> input) {
        inputs.add(input);
        return inputs.size() - 1;
    }

    /**
     * Runs the network over all inputs; stops between two batches if the thread is interrupted.
     *
     * @param progress hears the share that is done, in [0, 1]
     */
    void run(DoubleConsumer progress) throws ClassificationException, InterruptedException {
        for (int start = 0; start < inputs.size(); start += BATCH) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.accept((double) start / inputs.size());
            int end = Math.min(start + BATCH, inputs.size());
            List<ImageTensor> batch =
                    inputs.subList(start, end).stream().map(Supplier::get).toList();
            for (List<Double> logits : classifier.logits(batch)) {
                probabilities.add(classifier.card().output().probabilities(logits).get(classIndex));
            }
        }
    }

    /** How many inputs were added. */
    int count() {
        return inputs.size();
    }

    /** The probability that input {@code number} got, in [0, 1]. */
    double probability(int number) {
        return probabilities.get(number);
    }
}
