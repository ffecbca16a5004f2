package org.lesionlens.store;

import org.lesionlens.analysis.Prediction;
import org.lesionlens.files.ContentHash;

/**
 * What is known of a photo under a model.
 *
 * @param photo hash of its bytes
 * @param key by which the store knows the result: the same, unless the network was given more of
 *     the lesion than its photo
 */
public record PhotoPrediction(ContentHash photo, ContentHash key, Prediction prediction) {

    /**
     * Of a network that sees photos alone.
     *
     * @param photo hash of its bytes
     */
    public PhotoPrediction(ContentHash photo, Prediction prediction) {
        this(photo, photo, prediction);
    }
}
