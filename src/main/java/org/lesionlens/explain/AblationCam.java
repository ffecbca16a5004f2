package org.lesionlens.explain;

/**
 * Ablation-CAM: a channel weighs as much as the score falls without it; no gradients.
 *
 * <p>w<sub>k</sub> = (y − y<sub>k</sub>) ÷ |y| with y<sub>k</sub> the score with A<sub>k</sub> = 0;
 * map = ReLU(Σ<sub>k</sub> w<sub>k</sub>A<sub>k</sub>). The paper divides by y, which it takes to
 * be above 0; of a score below 0 that would show the evidence against the class, so we divide by
 * its magnitude. A score of 0 divides nothing. (pytorch-grad-cam sets a channel to a number far
 * below 0 instead of to 0 where activations can be negative; the paper does not, and neither do
 * we.)
 *
 * @see <a href="https://doi.org/10.1109/WACV45572.2020.9093360">Desai and Ramaswamy 2020</a>
 */
final class AblationCam {

    private AblationCam() {}

    /**
     * The sum before the ReLU: what speaks for and against the class.
     *
     * @param ablated y<sub>k</sub>, channel by channel
     * @throws IllegalArgumentException if there is not one finite score for each channel
     */
    static SignedMap signed(ClassEvidence evidence, double[] ablated) {
        FeatureMaps activations = evidence.activations();
        if (ablated.length != activations.channels()) {
            throw new IllegalArgumentException(
                    "%d scores for %d channels".formatted(ablated.length, activations.channels()));
        }
        double scale = evidence.logit() == 0 ? 1 : Math.abs(evidence.logit());
        double[] sums = new double[activations.cells()];
        for (int channel = 0; channel < ablated.length; channel++) {
            activations.addTo(sums, channel, evidence.logit() - finite(ablated[channel]));
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] /= scale; // after the sum: a tiny scale cannot make it ∞ − ∞
        }
        return ChannelSum.map(activations, sums);
    }

    private static double finite(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("a score is not finite: " + score);
        }
        return score;
    }
}
