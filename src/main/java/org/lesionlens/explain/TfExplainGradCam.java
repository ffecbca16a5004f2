package org.lesionlens.explain;

/**
 * Grad-CAM as tf-explain computes it, which is not the paper's: only gradients above 0 at
 * activations above 0 count.
 *
 * <p>w<sub>k</sub> = mean over the grid of [A<sub>kij</sub> &gt; 0][g &gt; 0]g with g =
 * ∂y/∂A<sub>kij</sub>; map = ReLU(Σ<sub>k</sub> w<sub>k</sub>A<sub>k</sub>). tf-explain takes
 * whatever the network puts out for y, mostly a probability; here y is the logit as everywhere.
 *
 * @see <a href="https://github.com/sicara/tf-explain">Meudec 2021, GradCAM</a>
 */
final class TfExplainGradCam {

    private TfExplainGradCam() {}

    /** The sum before the ReLU; below 0 where the activations are. */
    static SignedMap signed(ClassEvidence evidence) {
        return ChannelSum.weighted(evidence.activations(), channel -> weight(evidence, channel));
    }

    private static double weight(ClassEvidence evidence, int channel) {
        FeatureMaps gradients = evidence.gradients();
        double guided = 0;
        for (int cell = 0; cell < gradients.cells(); cell++) {
            if (evidence.activations().at(channel, cell) > 0 && gradients.at(channel, cell) > 0) {
                guided += gradients.at(channel, cell);
            }
        }
        return guided / gradients.cells();
    }
}
