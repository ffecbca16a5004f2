package org.lesionlens.explain;

/**
 * What one channel of the target layer does for a class's score.
 *
 * @param channel its place in the layer, from 0
 * @param weight Σ<sub>ij</sub> ∂y/∂A<sub>kij</sub>: how much the score grows with the channel's
 *     mean; of a head that pools and then is linear, the head's own weight. Grad-CAM's
 *     α<sub>k</sub> is this, divided by the number of cells
 * @param activation the mean of A<sub>k</sub> over its grid
 */
public record ChannelContribution(int channel, double weight, double activation) {

    /** Weight times activation, in units of the score. */
    public double contribution() {
        return weight * activation;
    }
}
