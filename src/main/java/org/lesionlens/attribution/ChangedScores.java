package org.lesionlens.attribution;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.image.ImageTensor;

/** Asks a network for one class's score on changed inputs, some at a time. */
record ChangedScores(Classifier classifier, int classIndex, WatchedScore score) {

    /** How many inputs are in memory and go through the network together. */
    static final int BATCH = 8;

    /**
     * The scores of a batch.
     *
     * @throws InterruptedException if the calling thread is interrupted, before the network runs
     */
    List<Double> of(List<ImageTensor> inputs) throws ClassificationException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Double> scores = new ArrayList<>();
        for (List<Double> logits : classifier.logits(inputs)) {
            scores.add(score.of(logits, classifier.card().output(), classIndex));
        }
        return scores;
    }
}
