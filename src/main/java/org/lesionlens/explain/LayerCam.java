package org.lesionlens.explain;

/**
 * LayerCAM: every activation times its own gradient where that speaks for the class.
 *
 * <p>map = ReLU(Σ<sub>k</sub> ReLU(∂y/∂A<sub>k</sub>) ⊙ A<sub>k</sub>).
 *
 * @see <a href="https://doi.org/10.1109/TIP.2021.3089943">Jiang et al. 2021</a>
 */
final class LayerCam {

    private LayerCam() {}

    /** The sum before the last ReLU; below 0 where the activations are. */
    static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.elementwise(
                evidence, (activation, gradient) -> Math.max(0, gradient) * activation);
    }
}
