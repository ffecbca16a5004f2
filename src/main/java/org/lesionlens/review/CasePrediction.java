package org.lesionlens.review;

import java.util.Optional;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.store.PhotoPrediction;

/**
 * What the network said of a photo: small enough for those of a whole set to stay in memory. The
 * pooled features are not; they stay in the store.
 *
 * @param photo hash of its bytes, by which the store knows it
 * @param probability p of the positive class, in [0, 1]
 * @param map what speaks for and against the positive class, raw, by Grad-CAM
 */
public record CasePrediction(ContentHash photo, double probability, SignedMap map) {

    /**
     * What a prediction means.
     *
     * @param output of the model that gave it
     */
    public static CasePrediction of(PhotoPrediction prediction, ModelOutput output) {
        double probability =
                output.probabilities(prediction.prediction().logits()).get(output.positiveIndex());
        return new CasePrediction(prediction.photo(), probability, prediction.prediction().map());
    }

    /** Of the map; none if it is empty. */
    public Optional<BorderEnergy> borderEnergy() {
        return BorderEnergy.of(map.positive());
    }

    /** True if nothing in the photo speaks for the positive class. */
    public boolean isEmpty() {
        return map.maximum() <= 0;
    }
}
