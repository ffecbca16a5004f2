package org.lesionlens.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.Truth;
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
 * @param units that count
 * @param ranked the same, probabilities falling
 * @param measured of their probabilities
 * @param classCalls which class each was called, of a model of three or more
 * @param maps of each outcome; of photos, whatever is counted
 */
public record Measures(
        JudgedUnits units,
        List<JudgedUnit> ranked,
        MeasuredScores measured,
        Optional<ClassCalls> classCalls,
        OutcomeMaps maps) {

    /** Bins of the calibration curve. */
    public static final int CALIBRATION_BINS = MeasuredScores.CALIBRATION_BINS;

    /** How often clusters are drawn for an interval. */
    public static final int DRAWS = MeasuredScores.DRAWS;

    /** Counting photos, of a model of two classes. */
    public static Measures of(Review review) {
        return of(review, MeasuredUnit.PHOTO, ModelClasses.NONE);
    }

    /**
     * Takes some 0.2 s for 33,126 lesions.
     *
     * @param unit what is counted where lesions have several photos
     * @param classes of the model
     */
    public static Measures of(Review review, MeasuredUnit unit, ModelClasses classes) {
        JudgedUnits units = JudgedUnits.of(review, unit);
        MeasuredScores measured = MeasuredScores.of(Sample.of(units.judged()));
        return new Measures(
                units,
                measured.scores().ranked(units.judged()),
                measured,
                ClassCalls.of(review, units.unit(), classes),
                new OutcomeMaps(review.judged()));
    }

    /** Of the judged ones. */
    public Scores scores() {
        return measured.scores();
    }

    /** Of those that resemble each other, in the order that the scores were given. */
    public Clusters clusters() {
        return measured.clusters();
    }

    /** The scores by cluster. */
    public ClusteredScores clustered() {
        return measured.clustered();
    }

    /** The ROC curve, if there are positive and negative lesions. */
    public Optional<RocCurve> roc() {
        return measured.roc();
    }

    /** The precision-recall curve, if there are positive lesions. */
    public Optional<PrecisionRecallCurve> precisionRecall() {
        return measured.precisionRecall();
    }

    /** In {@value #CALIBRATION_BINS} bins. */
    public Calibration calibration() {
        return measured.calibration();
    }

    /** The Brier score, in [0, 1]. */
    public OptionalDouble brier() {
        return measured.brier();
    }

    /** Of probabilities. */
    public TruthHistogram histogram() {
        return measured.histogram();
    }

    /** By site, sex and age. */
    public List<Subgroup> subgroups() {
        return measured.subgroups();
    }

    /** The photo that is the last to be called positive at {@code threshold}, if one is. */
    public Optional<ReviewCase> lastCalled(double threshold) {
        Confusion confusion = scores().at(threshold);
        int called = confusion.truePositives() + confusion.falsePositives();
        return called == 0 ? Optional.empty() : Optional.of(ranked.get(called - 1).worst());
    }

    /** The photos of those that are in some outcome groups at {@code threshold}. */
    public Set<Path> photos(Set<OutcomeGroup> groups, double threshold) {
        return units.judged().stream()
                .filter(one -> groups.contains(group(one, threshold)))
                .flatMap(one -> one.photos().stream())
                .map(one -> one.image().file())
                .collect(Collectors.toSet());
    }

    private static OutcomeGroup group(JudgedUnit one, double threshold) {
        Truth truth = one.isPositive() ? Truth.POSITIVE : Truth.NEGATIVE;
        return OutcomeGroup.of(truth, one.probability(), threshold);
    }

    /**
     * How sure the areas are, by {@value #DRAWS} draws of clusters with replacement; the same for
     * the same set.
     *
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public ClusterBootstrap.Areas areas() {
        return measured.areas();
    }
}
