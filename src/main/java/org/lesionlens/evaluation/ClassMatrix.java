package org.lesionlens.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many lesions of each class were called which class: the confusion matrix of several classes.
 *
 * @param counts a row for each class that a lesion can be of, then one for those of none of them; a
 *     column for each class that it can be called
 */
public record ClassMatrix(List<List<Integer>> counts) {

    public ClassMatrix {
        counts = counts.stream().map(List::copyOf).toList();
    }

    /**
     * Counts.
     *
     * @param classes how many there are
     * @param truths class of each lesion, from 0 on; {@code classes} if it is of none of them
     * @param called class that it is called
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ClassMatrix of(int classes, List<Integer> truths, List<Integer> called) {
        if (truths.size() != called.size()) {
            throw new IllegalArgumentException(
                    "%d truths, %d calls".formatted(truths.size(), called.size()));
        }
        int[][] counts = new int[classes + 1][classes];
        for (int i = 0; i < truths.size(); i++) {
            counts[truths.get(i)][called.get(i)]++;
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return new ClassMatrix(rows);
    }

    /** Classes. */
    public int classes() {
        return counts.size() - 1;
    }

    /** Lesions of class {@code truth} that were called {@code called}. */
    public int count(int truth, int called) {
        return counts.get(truth).get(called);
    }

    /** Lesions of a class, or of none of them. */
    public int ofClass(int truth) {
        return counts.get(truth).stream().mapToInt(Integer::intValue).sum();
    }

    /** Lesions that were called a class. */
    public int called(int called) {
        return counts.stream().mapToInt(row -> row.get(called)).sum();
    }

    /** All. */
    public int total() {
        return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
    }
}
