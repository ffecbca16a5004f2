package org.lesionlens.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.review.ReviewCase;

/**
 * How well a checkpoint tells positive photos from negative ones.
 *
 * @param auc area under the ROC curve, in [0, 1]; none without photos of both kinds
 * @param positives that it is measured over
 * @param negatives that it is measured over
 */
public record SampleArea(OptionalDouble auc, int positives, int negatives) {

    /** Of those photos that have a truth and a probability. */
    static SampleArea of(List<ReviewCase> cases) {
        List<Double> probabilities = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (ReviewCase one : cases) {
            OptionalDouble probability = one.probability();
            if (one.truth().isKnown() && probability.isPresent()) {
                probabilities.add(probability.getAsDouble());
                truths.add(one.truth().isPositive());
            }
        }
        var scores = new Scores(probabilities, truths);
        return new SampleArea(
                RocCurve.of(scores).stream().mapToDouble(RocCurve::area).findFirst(),
                scores.positives(),
                scores.negatives());
    }
}
