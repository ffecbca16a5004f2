package org.lesionlens.analysis;

import java.util.List;
import org.lesionlens.explain.FeatureMaps;

/**
 * What one run of the network over one image leaves behind; everything else follows from it without
 * the network.
 *
 * @param logits scores before the activation, at least one, finite
 * @param activations A, output of the target layer, shape (K, h, w)
 * @param prefix what the head of a transformer needs besides
 */
public record ForwardPass(List<Double> logits, FeatureMaps activations, PrefixTokens prefix) {

    /** The same of a network that has no such tokens. */
    public ForwardPass(List<Double> logits, FeatureMaps activations) {
        this(logits, activations, PrefixTokens.NONE);
    }

    /**
     * @throws IllegalArgumentException if there is no logit or one is not finite
     */
    public ForwardPass {
        logits = List.copyOf(logits);
        if (logits.isEmpty() || !logits.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("not logits: " + logits);
        }
    }
}
