package org.lesionlens.explain;

/**
 * HiResCAM: every activation times its own gradient, so that the map shows only what the score
 * really depends on.
 *
 * <p>map = ReLU(Σ<sub>k</sub> ∂y/∂A<sub>k</sub> ⊙ A<sub>k</sub>). For a head that pools and then is
 * linear it equals Grad-CAM.
 *
 * @see <a href="https://arxiv.org/abs/2011.08891">Draelos and Carin 2020</a>
 */
final class HiResCam {

    private HiResCam() {}

    /** The sum before the ReLU: what speaks for and against the class. */
    static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.elementwise(evidence, (activation, gradient) -> activation * gradient);
    }
}
