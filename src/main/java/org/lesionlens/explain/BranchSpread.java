package org.lesionlens.explain;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the networks of an ensemble disagree: the standard deviation, cell by cell, of their
 * Grad-CAM maps.
 *
 * <p>The channels of n networks lie one behind the other, and their logits are averaged. So n times
 * the part of Grad-CAM's sum that one network's channels give is its own map M<sub>b</sub>, and the
 * mean of these is the map of all. The spread is √(mean<sub>b</sub> (M<sub>b</sub> − mean M)²):
 * signed maps, divided by n, nothing scaled.
 */
public final class BranchSpread {

    private BranchSpread() {}

    /**
     * The spread.
     *
     * @param channels of each network, in their order; they add up to those of the evidence
     * @return empty of fewer than two networks
     * @throws IllegalArgumentException if the channels do not add up
     */
    public static Optional<Heatmap> of(ClassEvidence evidence, int... channels) {
        FeatureMaps activations = evidence.activations();
        if (Arrays.stream(channels).sum() != activations.channels()) {
            throw new IllegalArgumentException(
                    "%s are not %d channels"
                            .formatted(Arrays.toString(channels), activations.channels()));
        }
        if (channels.length < 2) {
            return Optional.empty();
        }
        double[] mean = new double[activations.cells()];
        double[] squares = new double[mean.length]; // of distances from the mean so far (Welford)
        int first = 0;
        for (int branch = 0; branch < channels.length; branch++) {
            double[] map = new double[mean.length];
            for (int channel = first; channel < first + channels[branch]; channel++) {
                double weight = channels.length * evidence.gradients().mean(channel);
                activations.addTo(map, channel, weight);
            }
            first += channels[branch];
            for (int cell = 0; cell < map.length; cell++) {
                double distance = map[cell] - mean[cell];
                mean[cell] += distance / (branch + 1);
                squares[cell] += distance * (map[cell] - mean[cell]);
            }
        }
        double[] deviations =
                Arrays.stream(squares).map(sum -> Math.sqrt(sum / channels.length)).toArray();
        return Optional.of(ChannelSum.map(activations, deviations).positive());
    }
}
