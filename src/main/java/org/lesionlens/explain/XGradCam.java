package org.lesionlens.explain;

/**
 * XGrad-CAM: as Grad-CAM, but a gradient counts as much as the activation that it belongs to, so
 * that the map's sum comes as close to the score as channel weights allow.
 *
 * <p>w<sub>k</sub> = Σ<sub>ij</sub> A<sub>kij</sub> ∂y/∂A<sub>kij</sub> ÷ (Σ<sub>ij</sub>
 * A<sub>kij</sub> + 10<sup>−7</sup>); map = ReLU(Σ<sub>k</sub> w<sub>k</sub>A<sub>k</sub>). The
 * 10<sup>−7</sup>, for channels that are 0 everywhere, is that of pytorch-grad-cam; should the
 * denominator be 0 all the same, so is the weight.
 *
 * @see <a href="https://arxiv.org/abs/2008.02312">Fu et al. 2020</a>
 */
final class XGradCam {

    private static final double EPSILON = 1e-7;

    private XGradCam() {}

    /** The sum before the ReLU: what speaks for and against the class. */
    static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.weighted(evidence.activations(), channel -> weight(evidence, channel));
    }

    private static double weight(ClassEvidence evidence, int channel) {
        FeatureMaps activations = evidence.activations();
        double products = 0;
        for (int cell = 0; cell < activations.cells(); cell++) {
            products +=
                    (double) activations.at(channel, cell) * evidence.gradients().at(channel, cell);
        }
        double denominator = activations.sum(channel) + EPSILON;
        return denominator == 0 ? 0 : products / denominator;
    }
}
