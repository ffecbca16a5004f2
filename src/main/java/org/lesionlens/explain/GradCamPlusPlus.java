package org.lesionlens.explain;

/**
 * Grad-CAM++: as Grad-CAM, but the weights count only gradients that speak for the class, and count
 * them so that small regions weigh as much as large ones.
 *
 * <p>With g = ∂y/∂A<sub>kij</sub> and S<sub>k</sub> = Σ<sub>ij</sub> A<sub>kij</sub>:
 * α<sub>kij</sub> = g² ÷ (2g² + S<sub>k</sub>g³ + 10<sup>−6</sup>), or 0 where g is 0;
 * w<sub>k</sub> = Σ<sub>ij</sub> α<sub>kij</sub> ReLU(g); map = ReLU(Σ<sub>k</sub>
 * w<sub>k</sub>A<sub>k</sub>). That is the paper's score Y = exp(y) without its factor exp(y),
 * which all weights share.
 *
 * <p>The 10<sup>−6</sup> keeps the denominator from 0; it is that of pytorch-grad-cam. A head that
 * pools over many cells has gradients below 10<sup>−3</sup>, whose squares are smaller than it: it
 * then favours channels of strong gradients more than the paper does. Negative activations can
 * still make the denominator 0; such an α is 0.
 *
 * @see <a href="https://arxiv.org/abs/1710.11063">Chattopadhay et al. 2018, equations 7 and 19</a>
 */
final class GradCamPlusPlus {

    private static final double EPSILON = 1e-6;

    private GradCamPlusPlus() {}

    /** The sum before the last ReLU; below 0 where the activations are. */
    static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.weighted(evidence.activations(), channel -> weight(evidence, channel));
    }

    private static double weight(ClassEvidence evidence, int channel) {
        FeatureMaps gradients = evidence.gradients();
        double activation = evidence.activations().sum(channel);
        double weight = 0;
        for (int cell = 0; cell < gradients.cells(); cell++) {
            double gradient = gradients.at(channel, cell);
            if (gradient > 0) {
                weight += alpha(gradient, activation) * gradient;
            }
        }
        return weight;
    }

    private static double alpha(double gradient, double activation) {
        double square = gradient * gradient;
        double denominator = 2 * square + activation * square * gradient + EPSILON;
        return denominator == 0 ? 0 : square / denominator;
    }
}
