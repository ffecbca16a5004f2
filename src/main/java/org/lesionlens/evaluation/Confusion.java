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

    /**
     * A 95 % interval of {@link #f1}. F1 grows with TP / (TP + FP + FN), of which it is 2 J / (1 +
     * J); that is a share of lesions, whose Wilson interval is carried over.
     */
    public Optional<Interval> f1Interval() {
        return share(truePositives, falsePositives + falseNegatives)
                .map(Proportion::wilson)
                .map(jaccard -> new Interval(f1(jaccard.low()), f1(jaccard.high())));
    }

    private static double f1(double jaccard) {
        return 2 * jaccard / (1 + jaccard);
    }

    /**
     * A 95 % interval of {@link #balancedAccuracy}, from the Wilson intervals of its two
     * independent parts by squaring and adding.
     *
     * @see <a
     *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">
     *     Newcombe 1998, method 10</a>
     */
    public Optional<Interval> balancedAccuracyInterval() {
        return sensitivity().flatMap(sens -> specificity().map(spec -> mean(sens, spec)));
    }

    private static Interval mean(Proportion one, Proportion other) {
        Interval a = one.wilson();
        Interval b = other.wilson();
        double mean = (one.value() + other.value()) / 2;
        double below = Math.hypot(one.value() - a.low(), other.value() - b.low()) / 2;
        double above = Math.hypot(a.high() - one.value(), b.high() - other.value()) / 2;
        return new Interval(Math.max(0, mean - below), Math.min(1, mean + above));
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
