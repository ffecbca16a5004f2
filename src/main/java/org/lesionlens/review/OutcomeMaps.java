package org.lesionlens.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lesionlens.evaluation.FallingProbabilities;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

/**
 * What the maps of lesions of one outcome have in common, at any threshold: an artefact that sits
 * at the same place in all of them shows, a lesion, which lies elsewhere in each, does not.
 *
 * <p>Prepared once a set; a threshold after that costs well below a millisecond.
 */
public final class OutcomeMaps {

    private final Half positives;
    private final Half negatives;

    /**
     * The maps of one outcome.
     *
     * @param mean of the maps that are not empty, each ÷ its maximum, in [0, 1]; none if there are
     *     none
     * @param maps how many are not empty
     * @param empty how many are
     * @param border how much of their heat lies at the border
     */
    public record Summary(
            Optional<Heatmap> mean, int maps, int empty, BorderEnergyHistogram border) {}

    /**
     * @param judged lesions whose probability and truth are known, in any order; those without a
     *     map count nowhere
     */
    public OutcomeMaps(List<ReviewCase> judged) {
        List<ReviewCase> falling =
                CaseOrder.PROBABILITY.sort(
                        judged.stream().filter(one -> one.map().isPresent()).toList());
        int width = 1;
        int height = 1;
        for (ReviewCase one : falling) {
            SignedMap map = map(one);
            width = Math.max(width, map.width());
            height = Math.max(height, map.height());
        }
        positives = new Half(of(falling, true), width, height);
        negatives = new Half(of(falling, false), width, height);
    }

    private static SignedMap map(ReviewCase one) {
        return one.map().orElseThrow();
    }

    private static List<ReviewCase> of(List<ReviewCase> falling, boolean positive) {
        return falling.stream().filter(one -> one.truth().isPositive() == positive).toList();
    }

    /** What the lesions of {@code outcome} share when p ≥ {@code threshold} is called positive. */
    public Summary at(Outcome outcome, double threshold) {
        return switch (outcome) {
            case TRUE_POSITIVE -> positives.called(threshold);
            case FALSE_NEGATIVE -> positives.notCalled(threshold);
            case FALSE_POSITIVE -> negatives.called(threshold);
            case TRUE_NEGATIVE -> negatives.notCalled(threshold);
        };
    }

    /** Lesions of one truth, probabilities falling. */
    private static final class Half {

        private final double[] falling; // of the lesions whose map is not empty
        private final double[] emptyFalling;
        private final int[] borderSteps;
        private final MapSums sums;

        Half(List<ReviewCase> cases, int width, int height) {
            List<SignedMap> maps = new ArrayList<>();
            List<ReviewCase> full = cases.stream().filter(one -> !one.isEmptyMap()).toList();
            full.forEach(one -> maps.add(map(one)));
            sums = new MapSums(maps, width, height);
            falling = probabilities(full);
            emptyFalling = probabilities(cases.stream().filter(one -> one.isEmptyMap()).toList());
            borderSteps =
                    full.stream()
                            .map(one -> BorderEnergy.of(map(one).positive()).orElseThrow())
                            .mapToDouble(BorderEnergy::ratio)
                            .mapToInt(BorderEnergyHistogram::step)
                            .toArray();
        }

        private static double[] probabilities(List<ReviewCase> cases) {
            return cases.stream().mapToDouble(one -> one.probability().orElseThrow()).toArray();
        }

        Summary called(double threshold) {
            return summary(
                    0,
                    FallingProbabilities.called(falling, threshold),
                    FallingProbabilities.called(emptyFalling, threshold));
        }

        Summary notCalled(double threshold) {
            return summary(
                    FallingProbabilities.called(falling, threshold),
                    falling.length,
                    emptyFalling.length - FallingProbabilities.called(emptyFalling, threshold));
        }

        private Summary summary(int from, int to, int empty) {
            int[] counts = new int[BorderEnergyHistogram.STEPS];
            for (int i = from; i < to; i++) {
                counts[borderSteps[i]]++;
            }
            return new Summary(
                    from < to ? Optional.of(sums.mean(from, to)) : Optional.empty(),
                    to - from,
                    empty,
                    new BorderEnergyHistogram(IntStream.of(counts).boxed().toList()));
        }
    }
}
