package org.lesionlens.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.Calibration;
import org.lesionlens.evaluation.ClusterBootstrap;
import org.lesionlens.evaluation.ClusteredScores;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.PrecisionRecallCurve;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.evaluation.TruthHistogram;

/**
 * How well a set is called, as far as it does not hang on the threshold: prepared once, so that
 * every threshold after that is only looked up.
 *
 * @param cases how many lesions the set has
 * @param ranked the judged ones, probabilities falling
 * @param scores of the judged ones
 * @param clusters of those that resemble each other, in the order that {@code scores} was given
 * @param clustered their scores by cluster
 * @param roc curve, if there are positive and negative lesions
 * @param precisionRecall curve, if there are positive lesions
 * @param calibration in {@value #CALIBRATION_BINS} bins
 * @param brier score, in [0, 1]
 * @param histogram of probabilities
 * @param subgroups by site, sex and age
 * @param maps of each outcome
 */
public record Measures(
        int cases,
        List<ReviewCase> ranked,
        Scores scores,
        Clusters clusters,
        ClusteredScores clustered,
        Optional<RocCurve> roc,
        Optional<PrecisionRecallCurve> precisionRecall,
        Calibration calibration,
        OptionalDouble brier,
        TruthHistogram histogram,
        List<Subgroup> subgroups,
        OutcomeMaps maps) {

    /** Bins of the calibration curve. */
    public static final int CALIBRATION_BINS = 10;

    private static final int HISTOGRAM_BINS = 40;

    /** Takes some 0.2 s for 33,126 lesions. */
    public static Measures of(Review review) {
        List<ReviewCase> judged = review.judged();
        Scores scores = Review.scores(judged);
        Clusters clusters = Review.clusters(judged);
        return new Measures(
                review.cases().size(),
                CaseOrder.PROBABILITY.sort(judged),
                scores,
                clusters,
                new ClusteredScores(scores, clusters),
                RocCurve.of(scores),
                PrecisionRecallCurve.of(scores),
                Calibration.of(scores, clusters, CALIBRATION_BINS),
                Calibration.brier(scores),
                TruthHistogram.of(scores, HISTOGRAM_BINS),
                Subgroup.of(judged),
                new OutcomeMaps(judged));
    }

    /** The lesion that is the last to be called positive at {@code threshold}, if one is. */
    public Optional<ReviewCase> lastCalled(double threshold) {
        Confusion confusion = scores.at(threshold);
        int called = confusion.truePositives() + confusion.falsePositives();
        return called == 0 ? Optional.empty() : Optional.of(ranked.get(called - 1));
    }

    /**
     * Draws clusters with replacement to say how sure the areas are.
     *
     * @param draws how often, at least 1
     * @param seed of the random numbers
     */
    public ClusterBootstrap bootstrap(int draws, long seed) {
        return new ClusterBootstrap(scores, clusters, draws, seed);
    }
}
