package org.lesionlens.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many lesions had which outcome; what cannot be told from them, for want of lesions, is empty.
 *
 * @param truePositives called positive, are positive
 * @param falseNegatives called negative, are positive
 * @param trueNegatives called negative, are negative
 * @param falsePositives called positive, are negative
 */
public record Confusion(
        int truePositives, int falseNegatives, int trueNegatives, int falsePositives) {

    /** How many of the positive lesions were called so: TP / (TP + FN). */
    public Optional<Proportion> sensitivity() {
        return share(truePositives, falseNegatives);
    }

    /** How many of the negative lesions were called so: TN / (TN + FP). */
    public Optional<Proportion> specificity() {
        return share(trueNegatives, falsePositives);
    }

    /** How many positive calls were right: TP / (TP + FP). */
    public Optional<Proportion> positivePredictiveValue() {
        return share(truePositives, falsePositives);
    }

    /** How many negative calls were right: TN / (TN + FN). */
    public Optional<Proportion> negativePredictiveValue() {
        return share(trueNegatives, falseNegatives);
    }

    /** How many calls were right. */
    public Optional<Proportion> accuracy() {
        return share(truePositives + trueNegatives, falsePositives + falseNegatives);
    }

    /** 2 TP / (2 TP + FP + FN), in [0, 1]; empty if nothing is or was called positive. */
    public OptionalDouble f1() {
        int sum = 2 * truePositives + falsePositives + falseNegatives;
        return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * truePositives / sum);
    }

    /** The mean of sensitivity and specificity, in [0, 1]; empty unless there are both. */
    public OptionalDouble balancedAccuracy() {
        if (sensitivity().isEmpty() || specificity().isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = sensitivity().get().value() + specificity().get().value();
        return OptionalDouble.of(sum / 2);
    }

    /** All lesions. */
    public int total() {
        return truePositives + falseNegatives + trueNegatives + falsePositives;
    }

    private static Optional<Proportion> share(int hits, int misses) {
        int of = hits + misses;
        return of == 0 ? Optional.empty() : Optional.of(new Proportion(hits, of));
    }
}
