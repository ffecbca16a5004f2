package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What a network's logits mean.
 *
 * <p>A single logit with a sigmoid speaks of two classes: it is the score y of the positive one;
 * the other's probability is 1 − p and its score −y. In every other case there is one logit for
 * each class.
 *
 * @param activation what turns logits into probabilities
 * @param classes names in the order of the logits, at least two, all different
 * @param positive the class that is looked for, one of {@code classes}
 */
public record ModelOutput(Activation activation, List<String> classes, String positive) {

    /**
     * @throws IllegalArgumentException if there are fewer than two classes, a name is blank or
     *     stands twice, or {@code positive} is none of them
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
                ? new Score(0, !name.equals(positive))
                : new Score(classIndex, false);
    }

    /** The probability of each class in [0, 1], in the order of {@link #classes}. */
    public List<Double> probabilities(List<Double> logits) {
        List<Double> activated = activation.probabilities(logits);
        if (!isSingle(logits.size())) {
            return activated;
        }
        List<Double> both = new ArrayList<>(List.of(1 - activated.get(0), 1 - activated.get(0)));
        both.set(positiveIndex(), activated.get(0));
        return List.copyOf(both);
    }

    private boolean isSingle(int logits) {
        return logits == 1 && classes.size() == 2 && activation == Activation.SIGMOID;
    }
}
