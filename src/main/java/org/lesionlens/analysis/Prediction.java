package org.lesionlens.analysis;

import java.util.List;
import org.lesionlens.explain.SignedMap;

/**
 * What the network said of a photo, and where it looked: enough to call the lesion and to show its
 * map.
 *
 * @param logits scores before the activation, at least one, finite
 * @param map what speaks for and against the positive class, raw, by Grad-CAM
 */
public record Prediction(List<Double> logits, SignedMap map) {

    /**
     * @throws IllegalArgumentException if there is no logit or one is not finite
     */
    public Prediction {
        logits = List.copyOf(logits);
        if (logits.isEmpty() || !areFinite(logits)) {
            throw new IllegalArgumentException("not logits: " + logits);
        }
    }

    /** Without a stream: a set has hundreds of thousands of them. */
    private static boolean areFinite(List<Double> numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}
