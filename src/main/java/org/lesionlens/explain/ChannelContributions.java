package org.lesionlens.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each channel of the target layer does for a class's score: its weight times its mean
 * activation.
 *
 * <p>If the head does nothing but pool and add up, as those of EfficientNet, ResNet and many more,
 * the contributions of all channels are the score without the head's bias. Of any other head they
 * are what the score's slope says at this photo.
 *
 * @param channels all, by their place in the layer
 * @param score of the class: the logit
 * @param exact true if the contributions add up to the score without a constant
 */
public record ChannelContributions(
        List<ChannelContribution> channels, double score, boolean exact) {

    private static final double TOLERANCE = 1e-4; // of the largest gradient

    /** Copies {@code channels} in. */
    public ChannelContributions {
        channels = List.copyOf(channels);
    }

    /**
     * The contributions of all channels.
     *
     * @param atZero ∂y/∂A where all activations are 0; empty if the head cannot be asked that. A
     *     head whose slope is the same there, and the same in all cells of a channel, pools and is
     *     linear
     */
    public static ChannelContributions of(ClassEvidence evidence, Optional<FeatureMaps> atZero) {
        FeatureMaps activations = evidence.activations();
        FeatureMaps gradients = evidence.gradients();
        List<ChannelContribution> channels = new ArrayList<>(activations.channels());
        for (int channel = 0; channel < activations.channels(); channel++) {
            channels.add(
                    new ChannelContribution(
                            channel, gradients.sum(channel), activations.mean(channel)));
        }
        boolean exact = atZero.filter(slope -> poolsAndAddsUp(gradients, slope)).isPresent();
        return new ChannelContributions(channels, evidence.logit(), exact);
    }

    private static boolean poolsAndAddsUp(FeatureMaps gradients, FeatureMaps atZero) {
        float[] here = gradients.toArray();
        float[] there = atZero.toArray();
        float largest = 0;
        for (float gradient : here) {
            largest = Math.max(largest, Math.abs(gradient));
        }
        double allowed = TOLERANCE * largest;
        for (int i = 0; i < here.length; i++) {
            float first = here[i - i % gradients.cells()]; // of the same channel
            if (Math.abs(here[i] - first) > allowed || Math.abs(here[i] - there[i]) > allowed) {
                return false;
            }
        }
        return true;
    }

    /** All contributions together. */
    public double sum() {
        return channels.stream().mapToDouble(ChannelContribution::contribution).sum();
    }

    /** The score without them: the head's bias if they are {@code exact}. */
    public double rest() {
        return score - sum();
    }

    /** The channels in this order. */
    public List<ChannelContribution> in(ChannelOrder order) {
        return channels.stream().sorted(order.comparator()).toList();
    }
}
