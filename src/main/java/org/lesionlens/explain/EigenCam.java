package org.lesionlens.explain;

/**
 * Eigen-CAM: the pattern that most of the channels share, whatever the class.
 *
 * <p>With A as a matrix of cells by channels, each channel's mean taken off, and its singular value
 * decomposition UΣV<sup>T</sup>: map = ReLU(Av<sub>1</sub>) = ReLU(σ<sub>1</sub>u<sub>1</sub>). The
 * paper does not take the means off; pytorch-grad-cam does, and so do we. The sign, which a
 * decomposition leaves open, is that of {@link PrincipalComponent}: more activation gives more
 * heat.
 *
 * @see <a href="https://arxiv.org/abs/2008.00299">Muhammad and Yeasin 2020</a>
 */
final class EigenCam {

    private EigenCam() {}

    /** The projection before the ReLU: above 0 where the shared pattern is above its mean. */
    static SignedMap signed(ClassEvidence evidence) {
        FeatureMaps activations = evidence.activations();
        float[] values = activations.toArray();
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return ChannelSum.map(activations, PrincipalComponent.of(copy, activations.cells()));
    }
}
