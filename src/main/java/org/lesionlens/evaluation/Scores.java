package org.lesionlens.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The probabilities of lesions whose truth is known, ranked once, so that every threshold after
 * that costs next to nothing; immutable.
 */
public final class Scores {

    private final double[] falling;
    private final boolean[] positive;
    private final int[] positivesBefore; // how many of the first i are positive
    private final int[] order; // where the i-th stood in the lists it came from

    /**
     * @param probabilities p of the positive class, in [0, 1]
     * @param truths true if positive, of the same length
     * @throws IllegalArgumentException if the lengths differ or a probability is outside [0, 1]
     */
    public Scores(List<Double> probabilities, List<Boolean> truths) {
        this(probabilities.stream().mapToDouble(Double::doubleValue).toArray(), array(truths));
    }

    /** The same without an object for each. */
    public Scores(double[] probabilities, boolean... truths) {
        if (probabilities.length != truths.length) {
            throw new IllegalArgumentException(
                    "%d probabilities, %d truths".formatted(probabilities.length, truths.length));
        }
        for (double probability : probabilities) {
            check(probability);
        }
        int size = probabilities.length;
        order = Ranking.falling(probabilities);
        falling = new double[size];
        positive = new boolean[size];
        positivesBefore = new int[size + 1];
        for (int i = 0; i < size; i++) {
            falling[i] = probabilities[order[i]];
            positive[i] = truths[order[i]];
            positivesBefore[i + 1] = positivesBefore[i] + (positive[i] ? 1 : 0);
        }
    }

    private static boolean[] array(List<Boolean> truths) {
        boolean[] array = new boolean[truths.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = truths.get(i);
        }
        return array;
    }

    private static void check(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("not a probability: " + probability);
        }
    }

    /** All lesions. */
    public int size() {
        return falling.length;
    }

    /** Lesions that are positive. */
    public int positives() {
        return positivesBefore[size()];
    }

    /** Lesions that are negative. */
    public int negatives() {
        return size() - positives();
    }

    /** True if there are positive and negative lesions. */
    public boolean hasBoth() {
        return positives() > 0 && negatives() > 0;
    }

    /**
     * What the lists were about, from the highest probability.
     *
     * @param about in the order of the lists
     */
    public <T> List<T> ranked(List<T> about) {
        return IntStream.of(order).<T>mapToObj(about::get).toList();
    }

    /** The outcomes where p ≥ {@code threshold} is called positive. */
    public Confusion at(double threshold) {
        return firstCalled(FallingProbabilities.called(falling, threshold));
    }

    /** The i-th highest probability. */
    double probability(int i) {
        return falling[i];
    }

    /** True if the lesion of the i-th highest probability is positive. */
    boolean isPositive(int i) {
        return positive[i];
    }

    /** Where the lesion of the i-th highest probability stood in the lists. */
    int index(int i) {
        return order[i];
    }

    /** The outcomes where the {@code called} highest are called positive. */
    Confusion firstCalled(int called) {
        int hits = positivesBefore[called];
        return new Confusion(
                hits, positives() - hits, size() - called - (positives() - hits), called - hits);
    }

    /**
     * How many are called positive at each threshold that makes a difference, from the highest
     * probability to the lowest; those of equal probability only together.
     */
    int[] steps() {
        return IntStream.rangeClosed(1, size())
                .filter(i -> i == size() || falling[i] < falling[i - 1])
                .toArray();
    }
}
