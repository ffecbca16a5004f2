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
 * @param branches how many channels each of several networks has; one number if it is one
 * @param members what each network of an ensemble left behind; none of one network
 */
public record ForwardPass(
        List<Double> logits,
        FeatureMaps activations,
        PrefixTokens prefix,
        GivenInputs given,
        List<Integer> branches,
        List<ForwardPass> members) {

    /** The same of a network that takes nothing but the image. */
    public ForwardPass(List<Double> logits, FeatureMaps activations, PrefixTokens prefix) {
        this(
                logits,
                activations,
                prefix,
                GivenInputs.NONE,
                List.of(activations.channels()),
                List.of());
    }

    /** The same of a network that has no such tokens. */
    public ForwardPass(List<Double> logits, FeatureMaps activations) {
        this(logits, activations, PrefixTokens.NONE);
    }

    /** About how much memory it takes. */
    public long bytes() {
        long numbers =
                (long) activations.channels() * activations.cells()
                        + (long) prefix.count() * prefix.channels();
        return numbers * Float.BYTES + members.stream().mapToLong(ForwardPass::bytes).sum();
    }

    /** That of an ensemble. */
    static ForwardPass of(
            List<Double> logits,
            FeatureMaps activations,
            GivenInputs given,
            List<ForwardPass> members) {
        return new ForwardPass(
                logits,
                activations,
                PrefixTokens.NONE,
                given,
                members.stream().map(one -> one.activations().channels()).toList(),
                members);
    }

    /**
     * The same of a network that was given more than the image, or is several side by side.
     *
     * @param channels of each network
     */
    public ForwardPass with(GivenInputs inputs, List<Integer> channels) {
        return new ForwardPass(logits, activations, prefix, inputs, channels, members);
    }

    /**
     * The same with nothing in the layer, to ask the head about that: all activations are 0. The
     * logits stay, which are of no matter to a gradient.
     */
    public ForwardPass silenced() {
        return new ForwardPass(
                logits,
                activations.zeros(),
                prefix,
                given,
                branches,
                members.stream().map(ForwardPass::silenced).toList());
    }

    /**
     * @throws IllegalArgumentException if there is no logit or one is not finite
     */
    public ForwardPass {
        logits = List.copyOf(logits);
        branches = List.copyOf(branches);
        members = List.copyOf(members);
        if (logits.isEmpty() || !logits.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("not logits: " + logits);
        }
    }
}
