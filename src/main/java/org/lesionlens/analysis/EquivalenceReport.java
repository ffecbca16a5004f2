package org.lesionlens.analysis;

import java.util.List;

/**
 * What was seen when an instrumented copy was run beside its own {@code forward}.
 *
 * @param outputs how many numbers it gives for a photo
 * @param deviation largest |head(features(x)) − forward(x)| over all inputs, after the sigmoid or
 *     softmax that {@code forward} ends in; 0 if all bits are the same
 * @param inputs what was tried, for people to read
 * @param layers shape and times of each layer
 * @param doubt why the first layer is not explained unless it is asked for; empty if it is
 */
public record EquivalenceReport(
        int outputs, double deviation, List<String> inputs, List<LayerFacts> layers, String doubt) {

    public EquivalenceReport {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
    }
}
