package org.lesionlens.attribution;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.image.ImageTensor;

/** Asks a network for one class's score on changed inputs, some at a time. */
final class ChangedScores {

    /** How many inputs are in memory and go through the network together. */
    static final int BATCH = 8;

    private final Classifier classifier;
    private final int classIndex;
    private final WatchedScore score;
    private boolean oneByOne;

    ChangedScores(Classifier classifier, int classIndex, WatchedScore score) {
        this.classifier = classifier;
        this.classIndex = classIndex;
        this.score = score;
    }

    Classifier classifier() {
        return classifier;
    }

    /**
     * The scores of a batch. Networks that were traced with one photo may take no more: they are
     * asked one by one.
     *
     * @throws InterruptedException if the calling thread is interrupted, before the network runs
     */
    List<Double> of(List<ImageTensor> inputs) throws ClassificationException, InterruptedException {
        if (!oneByOne) {
            try {
                return together(inputs);
            } catch (ClassificationException e) {
                if (inputs.size() == 1) {
                    throw e;
                }
                oneByOne = true;
            }
        }
        List<Double> scores = new ArrayList<>();
        for (ImageTensor input : inputs) {
            scores.addAll(together(List.of(input)));
        }
        return scores;
    }

    private List<Double> together(List<ImageTensor> inputs)
            throws ClassificationException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return score.of(classifier, inputs, classIndex);
    }
}
