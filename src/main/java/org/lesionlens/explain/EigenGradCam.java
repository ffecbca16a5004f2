package org.lesionlens.explain;

/**
 * EigenGrad-CAM: Eigen-CAM of the activations times their gradients, and so of one class.
 *
 * <p>With G = ∂y/∂A ⊙ A as a matrix of cells by channels, each channel's mean taken off, and its
 * singular value decomposition UΣV<sup>T</sup>: map = ReLU(Gv<sub>1</sub>) =
 * ReLU(σ<sub>1</sub>u<sub>1</sub>). The sign, which a decomposition leaves open, is that of {@link
 * PrincipalComponent}: the map goes along with HiResCAM's.
 *
 * @see <a href="https://github.com/jacobgil/pytorch-grad-cam">Gildenblat et al. 2021,
 *     EigenGradCAM</a>
 * @see <a href="https://arxiv.org/abs/2008.00299">Muhammad and Yeasin 2020</a>
 */
final class EigenGradCam {

    private EigenGradCam() {}

    /** The projection before the ReLU: above 0 where the shared pattern is above its mean. */
    static SignedMap signed(ClassEvidence evidence) {
        float[] activations = evidence.activations().toArray();
        float[] gradients = evidence.gradients().toArray();
        double[] products = new double[activations.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = (double) activations[i] * gradients[i];
        }
        int cells = evidence.activations().cells();
        return ChannelSum.map(evidence.activations(), PrincipalComponent.of(products, cells));
    }
}
