package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that count, without an object for each: some twenty bytes a row, of a table
 * that may have a million. What many rows share is kept once.
 */
public final class TableSample {

    private static final int FIRST = 1024; // rows that there is room for

    private final BitSet positive = new BitSet();
    private final List<LesionFacts> kinds = new ArrayList<>();
    private double[] probabilities = new double[FIRST];
    private int[] clusters = new int[FIRST];
    private int[] kind = new int[FIRST]; // of the facts
    private int size;

    TableSample() {}

    /** Puts rows into a sample; is of no use after that. */
    static final class Builder {

        private final TableSample sample = new TableSample();
        private final Map<String, Integer> clusters = new HashMap<>();
        private final Map<LesionFacts, Integer> kinds = new HashMap<>();

        /**
         * Adds a row.
         *
         * @param probability in [0, 1]
         * @param cluster that it shares with others; blank if it shares none
         */
        void add(
                double probability,
                boolean isPositive,
                String cluster,
                Sex sex,
                @Nullable Double age,
                String site) {
            var facts = new LesionFacts("", Truth.UNKNOWN, sex, age, site, "", null);
            Integer known = kinds.get(facts);
            if (known == null) {
                known = kinds.size();
                kinds.put(facts, known);
                sample.kinds.add(facts);
            }
            int number =
                    cluster.isEmpty()
                            ? -1
                            : clusters.computeIfAbsent(cluster, _ -> clusters.size());
            sample.add(probability, isPositive, number, known);
        }

        TableSample sample() {
            return sample;
        }
    }

    private void add(double probability, boolean isPositive, int cluster, int facts) {
        if (size == kind.length) {
            int more = size + size / 2;
            probabilities = Arrays.copyOf(probabilities, more);
            clusters = Arrays.copyOf(clusters, more);
            kind = Arrays.copyOf(kind, more);
        }
        probabilities[size] = probability;
        clusters[size] = cluster;
        kind[size] = facts;
        positive.set(size, isPositive);
        size++;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** How many of them are positive. */
    public int positives() {
        return positive.cardinality();
    }

    /** How many share nothing with others. */
    public int unclustered() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += clusters[i] < 0 ? 1 : 0;
        }
        return count;
    }

    /** True if there are no probabilities but 0 and 1. */
    public boolean isOfCalls() {
        return Arrays.stream(probabilities, 0, size).allMatch(p -> p == 0 || p == 1);
    }

    /** Of what is looked for, in [0, 1]. */
    public double probability(int row) {
        return probabilities[row];
    }

    /** True if the row has what is looked for. */
    public boolean isPositive(int row) {
        return positive.get(row);
    }

    /** The number of what the row shares with others, from 0 on; −1 if it shares nothing. */
    public int cluster(int row) {
        return clusters[row];
    }

    /** Sex, age and site of a row; no more. */
    public LesionFacts facts(int row) {
        return kinds.get(kind[row]);
    }
}
