package org.lesionlens.explain;

/**
 * Grad-CAM element-wise: as HiResCAM, but only the products that speak for the class are added up.
 *
 * <p>map = Σ<sub>k</sub> ReLU(∂y/∂A<sub>k</sub> ⊙ A<sub>k</sub>); nothing in it is below 0.
 *
 * @see <a href="https://github.com/jacobgil/pytorch-grad-cam">Gildenblat et al. 2021,
 *     GradCAMElementWise</a>
 */
final class ElementwiseGradCam {

    private ElementwiseGradCam() {}

    /** The map itself: its ReLU is inside the sum. */
    static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.elementwise(
                evidence, (activation, gradient) -> Math.max(0, gradient * activation));
    }
}
