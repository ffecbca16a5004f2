package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What a network's logits mean.
 *
 * <p>A single logit with a sigmoid speaks of two classes: it is the score y of one of them; the
 * other's probability is 1 − p and its score −y. In every other case there is one logit for each
 * class.
 *
 * @param activation what turns logits into probabilities
 * @param classes names in the order of the logits, at least two, all different
 * @param positive the class that is looked for, one of {@code classes}
 * @param speaksFor the class that a single logit is the score of, one of {@code classes}
 * @param tensor which of several tensors the network gives: its key, its field or its index from 0;
 *     blank if there is but one that fits
 */
public record ModelOutput(
        Activation activation,
        List<String> classes,
        String positive,
        String speaksFor,
        String tensor) {

    /**
     * @throws IllegalArgumentException if there are fewer than two classes, a name is blank or
     *     stands twice, or {@code positive} or {@code speaksFor} is none of them
     */
    public ModelOutput {
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("fewer than two classes: " + classes);
        }
        if (classes.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a class has no name: " + classes);
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("a class is named twice: " + classes);
        }
        if (!classes.contains(positive)) {
            throw new IllegalArgumentException(
                    "positive class '%s' is none of %s".formatted(positive, classes));
        }
        if (!classes.contains(speaksFor)) {
            throw new IllegalArgumentException(
                    "speaksFor '%s' is none of %s".formatted(speaksFor, classes));
        }
    }

    /** The same of the one tensor that fits. */
    public ModelOutput(
            Activation activation, List<String> classes, String positive, String speaksFor) {
        this(activation, classes, positive, speaksFor, "");
    }

    /** A single logit speaks for the second class, as the index 1 does in Keras and PyTorch. */
    public ModelOutput(Activation activation, List<String> classes, String positive) {
        this(activation, classes, positive, classes.size() < 2 ? positive : classes.get(1));
    }

    /** The same with another activation. */
    public ModelOutput withActivation(Activation other) {
        return new ModelOutput(other, classes, positive, speaksFor, tensor);
    }

    /** The same of another of the network's tensors. */
    public ModelOutput withTensor(String other) {
        return new ModelOutput(activation, classes, positive, speaksFor, other);
    }

    /** True if the class that a single logit speaks for need not be said. */
    boolean speaksForSecond() {
        return speaksFor.equals(classes.get(1));
    }

    /** Where a class's score comes from: a logit, and the sign it is taken with. */
    public record Score(int logit, boolean negated) {}

    /** True if a network with {@code logits} outputs can have these classes. */
    public boolean fits(int logits) {
        return isSingle(logits) || logits == classes.size();
    }

    /** Index of the positive class. */
    public int positiveIndex() {
        return classes.indexOf(positive);
    }

    /**
     * The score of a class in a network with {@code logits} outputs.
     *
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public Score scoreOf(int classIndex, int logits) {
        String name = classes.get(classIndex);
        return isSingle(logits)
                ? new Score(0, !name.equals(speaksFor))
                : new Score(classIndex, false);
    }

    /** True if a class is but the other one than the positive, in a network with one logit. */
    public boolean isAgainstPositive(int classIndex, int logits) {
        return isSingle(logits) && classIndex != positiveIndex();
    }

    /** The probability of each class in [0, 1], in the order of {@link #classes}. */
    public List<Double> probabilities(List<Double> logits) {
        return ofProbabilities(activation.probabilities(logits));
    }

    /**
     * The class that a lesion is called: the positive one if p ≥ {@code threshold}, else the most
     * probable of the others.
     *
     * @param probabilities of the classes, in their order
     */
    public int calledIndex(List<Double> probabilities, double threshold) {
        int positiveIndex = positiveIndex();
        if (probabilities.get(positiveIndex) >= threshold) {
            return positiveIndex;
        }
        int called = positiveIndex == 0 ? 1 : 0;
        for (int i = called + 1; i < probabilities.size(); i++) {
            if (i != positiveIndex && probabilities.get(i) > probabilities.get(called)) {
                called = i;
            }
        }
        return called;
    }

    /** The probability of each class, of probabilities of the network's outputs. */
    public List<Double> ofProbabilities(List<Double> activated) {
        if (!isSingle(activated.size())) {
            return activated;
        }
        List<Double> both = new ArrayList<>(List.of(1 - activated.get(0), 1 - activated.get(0)));
        both.set(classes.indexOf(speaksFor), activated.get(0));
        return List.copyOf(both);
    }

    private boolean isSingle(int logits) {
        return logits == 1 && classes.size() == 2 && activation != Activation.SOFTMAX;
    }
}
