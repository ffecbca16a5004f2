package org.lesionlens.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.ClusteredScores;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.PairedAreas;
import org.lesionlens.evaluation.PairedCalls;
import org.lesionlens.evaluation.Scores;

/**
 * The photos of a set that two judges have called, and whose truth is known; the first judge is
 * whoever the set is judged by.
 *
 * @param pairs in the set's order
 * @param unlabelled whom both have called, and whose truth nobody knows
 * @param leftOut how many were left out for what
 * @param clusters of {@code pairs}
 * @param first scores of {@code pairs} by the first judge
 * @param second scores by the second
 * @param firstClustered the first's by cluster
 * @param secondClustered the second's by cluster
 */
public record Comparison(
        List<Pair> pairs,
        List<Pair> unlabelled,
        LeftOut leftOut,
        Clusters clusters,
        Scores first,
        Scores second,
        ClusteredScores firstClustered,
        ClusteredScores secondClustered) {

    /**
     * A photo that both have called.
     *
     * @param one photo, with the first judge's probability
     * @param first p of what is looked for, in [0, 1]
     * @param second the same by the second judge
     */
    public record Pair(ReviewCase one, double first, double second) {

        /** Who is right where p ≥ a threshold is called positive; of a photo of known truth. */
        public Agreement agreement(Thresholds at) {
            boolean isPositive = one.truth().isPositive();
            boolean firstIsRight = first >= at.first() == isPositive;
            boolean secondIsRight = second >= at.second() == isPositive;
            return Agreement.of(firstIsRight, secondIsRight);
        }

        /** True if the two call it differently. */
        public boolean isChanged(Thresholds at) {
            return first >= at.first() != second >= at.second();
        }
    }

    /**
     * From which probability on each judge calls a photo positive.
     *
     * @param first in [0, 1]
     * @param second in [0, 1]
     */
    public record Thresholds(double first, double second) {}

    /**
     * Why photos are not compared; each is counted once, for the first reason that holds.
     *
     * @param noFirst without a probability of the first judge
     * @param noSecond without one of the second
     * @param noTruth called by both, but nobody knows the truth
     */
    public record LeftOut(int noFirst, int noSecond, int noTruth) {}

    public Comparison {
        pairs = List.copyOf(pairs);
        unlabelled = List.copyOf(unlabelled);
    }

    /**
     * Compares over what is known of a set by now.
     *
     * @param second p of what is looked for in [0, 1], by index of the photo in its set
     */
    public static Comparison of(Review review, Map<Integer, Double> second) {
        List<Pair> pairs = new ArrayList<>();
        List<Pair> unlabelled = new ArrayList<>();
        int noFirst = 0;
        int noSecond = 0;
        for (ReviewCase one : review.cases()) {
            OptionalDouble p = one.probability();
            Double other = second.get(one.index());
            if (p.isEmpty()) {
                noFirst++;
            } else if (other == null) {
                noSecond++;
            } else {
                (one.truth().isKnown() ? pairs : unlabelled)
                        .add(new Pair(one, p.getAsDouble(), other));
            }
        }
        var clusters =
                new Clusters(pairs.stream().map(pair -> pair.one().image().facts()).toList());
        Scores firstScores = scores(pairs, Pair::first);
        Scores secondScores = scores(pairs, Pair::second);
        return new Comparison(
                pairs,
                unlabelled,
                new LeftOut(noFirst, noSecond, unlabelled.size()),
                clusters,
                firstScores,
                secondScores,
                new ClusteredScores(firstScores, clusters),
                new ClusteredScores(secondScores, clusters));
    }

    private static Scores scores(List<Pair> pairs, ToDoubleFunction<Pair> probability) {
        return new Scores(
                pairs.stream().mapToDouble(probability).boxed().toList(),
                pairs.stream().map(pair -> pair.one().truth().isPositive()).toList());
    }

    /** How many photos of a truth each has called rightly. */
    public PairedCalls calls(Truth truth, Thresholds at) {
        Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
        for (Pair pair : pairs) {
            if (pair.one().truth() == truth) {
                counts.merge(pair.agreement(at), 1, Integer::sum);
            }
        }
        return new PairedCalls(
                counts.getOrDefault(Agreement.BOTH_RIGHT, 0),
                counts.getOrDefault(Agreement.ONLY_FIRST, 0),
                counts.getOrDefault(Agreement.ONLY_SECOND, 0),
                counts.getOrDefault(Agreement.NEITHER, 0));
    }

    /** The photos of some truths on which the two agree so. */
    public Set<Path> photos(Set<Truth> truths, Set<Agreement> wanted, Thresholds at) {
        return pairs.stream()
                .filter(pair -> truths.contains(pair.one().truth()))
                .filter(pair -> wanted.contains(pair.agreement(at)))
                .map(pair -> pair.one().image().file())
                .collect(Collectors.toSet());
    }

    /** How many of unknown truth the two call differently. */
    public int changedUnlabelled(Thresholds at) {
        return (int) unlabelled.stream().filter(pair -> pair.isChanged(at)).count();
    }

    /** How much the areas under the two ROC curves differ. */
    public PairedAreas areas() {
        return new PairedAreas(first, second, clusters);
    }
}
