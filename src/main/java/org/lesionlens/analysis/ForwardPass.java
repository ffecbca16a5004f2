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
 * @param given what the network was given besides the image
 */
public record ForwardPass(
        List<Double> logits, FeatureMaps activations, PrefixTokens prefix, GivenInputs given) {

    /** The same of a network that takes nothing but the image. */
    public ForwardPass(List<Double> logits, FeatureMaps activations, PrefixTokens prefix) {
        this(logits, activations, prefix, GivenInputs.NONE);
    }

    /** The same of a network that has no such tokens. */
    public ForwardPass(List<Double> logits, FeatureMaps activations) {
        this(logits, activations, PrefixTokens.NONE);
    }

    /** The same of a network that was given more than the image. */
    public ForwardPass with(GivenInputs inputs) {
        return new ForwardPass(logits, activations, prefix, inputs);
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
