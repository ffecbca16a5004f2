package org.lesionlens.ui.card;

import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.Truth;

/**
 * What a model says of a photo.
 *
 * @param probability of the positive class, in [0, 1]
 * @param likeliest the class with the highest probability
 * @param highest that probability
 * @param right whether the call agrees with the truth, if that is known
 */
record PreviewPrediction(
        double probability, String likeliest, double highest, Optional<Boolean> right) {

    /**
     * The prediction of a network under a card that may not be right yet.
     *
     * @param given by the network, before the activation
     */
    static PreviewPrediction of(
            ModelOutput output, List<Double> given, double threshold, Truth truth) {
        List<Double> all = output.probabilities(output.activation().logits(given));
        int best = 0;
        for (int i = 1; i < all.size(); i++) {
            best = all.get(i) > all.get(best) ? i : best;
        }
        double positive = all.get(output.positiveIndex());
        Optional<Boolean> right =
                truth.isKnown()
                        ? Optional.of((positive >= threshold) == truth.isPositive())
                        : Optional.empty();
        return new PreviewPrediction(positive, output.classes().get(best), all.get(best), right);
    }
}
