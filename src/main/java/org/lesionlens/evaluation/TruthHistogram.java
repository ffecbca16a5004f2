package org.lesionlens.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many lesions of either truth have which probability.
 *
 * @param positives positive lesions in each bin; bins are of equal width over [0, 1]
 * @param negatives negative lesions in each bin
 */
public record TruthHistogram(List<Integer> positives, List<Integer> negatives) {

    public TruthHistogram {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    /**
     * Sorts lesions into bins; a probability on an edge belongs to the bin above, as p ≥ t does, 1
     * to the last one.
     *
     * @param count of bins, at least 1
     */
    public static TruthHistogram of(Scores scores, int count) {
        int[] positives = new int[count];
        int[] negatives = new int[count];
        for (int i = 0; i < scores.size(); i++) {
            int bin = Math.min((int) (scores.probability(i) * count), count - 1);
            (scores.isPositive(i) ? positives : negatives)[bin]++;
        }
        return new TruthHistogram(list(positives), list(negatives));
    }

    private static List<Integer> list(int... counts) {
        return IntStream.of(counts).boxed().toList();
    }
}
