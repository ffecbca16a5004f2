package org.lesionlens.explain;

/**
 * Grad-CAM: where the target layer's maps, each weighted by its mean gradient, speak for a class.
 *
 * <p>α<sub>k</sub> = mean over the grid of ∂y/∂A<sub>k</sub>; map = ReLU(Σ<sub>k</sub>
 * α<sub>k</sub>A<sub>k</sub>). The ReLU is taken of the sum alone, never of the gradients, and
 * nothing is scaled.
 *
 * @see <a href="https://arxiv.org/abs/1610.02391">Selvaraju et al. 2017, equations 1 and 2</a>
 */
public final class GradCam {

    private GradCam() {}

    /** The map of equation 2: what speaks for the class. */
    public static Heatmap of(ClassEvidence evidence) {
        return signed(evidence).positive();
    }

    /**
     * The sum before the ReLU of equation 2: what speaks for and against the class. For a head that
     * pools and then is linear, its cells add up to the logit without the bias.
     */
    public static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.weighted(evidence.activations(), evidence.gradients()::mean);
    }
}
