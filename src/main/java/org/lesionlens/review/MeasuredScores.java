package org.lesionlens.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lesionlens.cases.TableSample;
import org.lesionlens.evaluation.Calibration;
import org.lesionlens.evaluation.ClusterBootstrap;
import org.lesionlens.evaluation.ClusteredScores;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.PrecisionRecallCurve;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.evaluation.TruthHistogram;

/**
 * How well probabilities tell truths, whosever they are. Without an object for each of what is
 * judged: there may be a million.
 *
 * @param scores of the judged ones
 * @param clusters of those that resemble each other, in the order that {@code scores} was given
 * @param clustered their scores by cluster
 * @param roc curve, if there are positive and negative lesions
 * @param precisionRecall curve, if there are positive lesions
 * @param calibration in {@value #CALIBRATION_BINS} bins
 * @param brier score, in [0, 1]
 * @param histogram of probabilities
 * @param subgroups by site, sex and age
 */
public record MeasuredScores(
        Scores scores,
        Clusters clusters,
        ClusteredScores clustered,
        Optional<RocCurve> roc,
        Optional<PrecisionRecallCurve> precisionRecall,
        Calibration calibration,
        OptionalDouble brier,
        TruthHistogram histogram,
        List<Subgroup> subgroups) {

    /** Bins of the calibration curve. */
    public static final int CALIBRATION_BINS = 10;

    private static final int HISTOGRAM_BINS = 40;

    /** How often clusters are drawn for an interval. */
    static final int DRAWS = 1000;

    private static final long SEED = 1979; // any: the same set always gives the same interval

    /** Of anybody's table. */
    public static MeasuredScores of(TableSample rows) {
        return of(Sample.of(rows));
    }

    static MeasuredScores of(Sample sample) {
        int[] all = IntStream.range(0, sample.size()).toArray();
        Scores scores = sample.scores(all);
        Clusters clusters = sample.clusters(all);
        return new MeasuredScores(
                scores,
                clusters,
                new ClusteredScores(scores, clusters),
                RocCurve.of(scores),
                PrecisionRecallCurve.of(scores),
                Calibration.of(scores, clusters, CALIBRATION_BINS),
                Calibration.brier(scores),
                TruthHistogram.of(scores, HISTOGRAM_BINS),
                Subgroup.of(sample));
    }

    /**
     * How sure the areas are, by {@value #DRAWS} draws of clusters with replacement; the same for
     * the same set.
     *
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public ClusterBootstrap.Areas areas() {
        return areas(scores, clusters);
    }

    static ClusterBootstrap.Areas areas(Scores scores, Clusters clusters) {
        return new ClusterBootstrap(scores, clusters, DRAWS, SEED).areas();
    }
}
