package org.lesionlens.review;

import java.util.List;
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
 * @param photo hash of its bytes
 * @param key by which the store knows the result: the same, unless the network was given more of
 *     the lesion than its photo
 * @param probabilities p of each class of the model, in [0, 1]
 * @param positive index of the model's positive class
 * @param map what speaks for and against the positive class, raw, by Grad-CAM
 */
public record CasePrediction(
        ContentHash photo,
        ContentHash key,
        List<Double> probabilities,
        int positive,
        SignedMap map) {

    public CasePrediction {
        probabilities = List.copyOf(probabilities);
    }

    /** Of a network that sees photos alone. */
    public CasePrediction(
            ContentHash photo, List<Double> probabilities, int positive, SignedMap map) {
        this(photo, photo, probabilities, positive, map);
    }

    /**
     * Of a model of two classes that sees photos alone.
     *
     * @param probability p of the positive class, in [0, 1]
     */
    public CasePrediction(ContentHash photo, double probability, SignedMap map) {
        this(photo, List.of(1 - probability, probability), 1, map);
    }

    /**
     * What a prediction means.
     *
     * @param output of the model that gave it
     */
    public static CasePrediction of(PhotoPrediction prediction, ModelOutput output) {
        return new CasePrediction(
                prediction.photo(),
                prediction.key(),
                output.probabilities(prediction.prediction().logits()),
                output.positiveIndex(),
                prediction.prediction().map());
    }

    /** p of the model's positive class, in [0, 1]. */
    public double probability() {
        return probabilities.get(positive);
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
