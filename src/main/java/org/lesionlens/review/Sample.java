package org.lesionlens.review;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.TableSample;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Scores;

/** What is measured: probabilities and truths of photos or lesions, and what is known of each. */
final class Sample {

    private final double[] probabilities;
    private final boolean[] truths;
    private final IntFunction<LesionFacts> facts;
    private final Function<int[], Clusters> clusters; // of some of them

    private Sample(
            double[] probabilities,
            boolean[] truths,
            IntFunction<LesionFacts> facts,
            Function<int[], Clusters> clusters) {
        this.probabilities = probabilities;
        this.truths = truths;
        this.facts = facts;
        this.clusters = clusters;
    }

    static Sample of(List<JudgedUnit> judged) {
        boolean[] truths = new boolean[judged.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = judged.get(i).isPositive();
        }
        return new Sample(
                judged.stream().mapToDouble(JudgedUnit::probability).toArray(),
                truths,
                i -> judged.get(i).facts(),
                some ->
                        new Clusters(
                                IntStream.of(some)
                                        .mapToObj(judged::get)
                                        .map(JudgedUnit::facts)
                                        .toList()));
    }

    static Sample of(TableSample rows) {
        boolean[] truths = new boolean[rows.size()];
        double[] probabilities = new double[rows.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = rows.isPositive(i);
            probabilities[i] = rows.probability(i);
        }
        return new Sample(
                probabilities,
                truths,
                rows::facts,
                some -> Clusters.ofPatients(IntStream.of(some).map(rows::cluster).toArray()));
    }

    int size() {
        return truths.length;
    }

    /** What is known of one of them. */
    LesionFacts facts(int i) {
        return facts.apply(i);
    }

    /** Those of some of them. */
    Scores scores(int... some) {
        double[] their = new double[some.length];
        boolean[] positive = new boolean[some.length];
        for (int i = 0; i < some.length; i++) {
            their[i] = probabilities[some[i]];
            positive[i] = truths[some[i]];
        }
        return new Scores(their, positive);
    }

    /** Those of some of them. */
    Clusters clusters(int... some) {
        return clusters.apply(some);
    }
}
