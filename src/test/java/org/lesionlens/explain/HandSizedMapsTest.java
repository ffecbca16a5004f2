package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Every method on two channels of two cells, by hand; {@link GradCamTest} has Grad-CAM itself. */
class HandSizedMapsTest {

    /** Sums 3 and 5. */
    private static final FeatureMaps ACTIVATIONS = new FeatureMaps(2, 1, 2, -1, 4, 3, 2);

    private static final FeatureMaps GRADIENTS = new FeatureMaps(2, 1, 2, 1, 2, -1, 1);
    private static final ClassEvidence EVIDENCE = new ClassEvidence(2, ACTIVATIONS, GRADIENTS);

    @Test
    void hiResCamAddsUpActivationsTimesGradients() {
        assertCells(HiResCam.signed(EVIDENCE), -1 - 3, 8 + 2);
    }

    @Test
    void layerCamLeavesOutNegativeGradients() {
        assertCells(LayerCam.signed(EVIDENCE), -1 + 0, 8 + 2);
    }

    @Test
    void elementwiseLeavesOutNegativeProducts() {
        assertCells(ElementwiseGradCam.signed(EVIDENCE), 0 + 0, 8 + 2);
    }

    @Test
    void xGradCamWeightsGradientsByActivations() {
        double first = (-1 + 8) / 3.0;
        double second = (-3 + 2) / 5.0;

        assertCells(XGradCam.signed(EVIDENCE), -first + 3 * second, 4 * first + 2 * second);
    }

    @Test
    void gradCamPlusPlusWeightsPositiveGradientsByAlpha() {
        double first = 1 / (2.0 + 3) * 1 + 4 / (8.0 + 3 * 8) * 2;
        double second = 1 / (2.0 + 5) * 1; // nothing from the gradient of -1

        assertCells(GradCamPlusPlus.signed(EVIDENCE), -first + 3 * second, 4 * first + 2 * second);
    }

    @Test
    void gradCamPlusPlusAddsAMillionthToTheDenominator() {
        var tiny = new FeatureMaps(1, 1, 1, 1e-3f);
        var evidence = new ClassEvidence(0, new FeatureMaps(1, 1, 1, 1000), tiny);

        // g² = 1e-6: alpha = 1e-6 / (2e-6 + 1e-6 + 1e-6), times g, times A.
        assertCells(GradCamPlusPlus.signed(evidence), 0.25);
    }

    @Test
    void tfExplainCountsOnlyPositiveGradientsAtPositiveActivations() {
        double first = (0 + 2) / 2.0; // the gradient of 1 is at -1
        double second = (0 + 1) / 2.0;

        assertCells(TfExplainGradCam.signed(EVIDENCE), -first + 3 * second, 4 * first + 2 * second);
    }

    @Test
    void eigenCamProjectsOnTheFirstComponent() {
        double length = Math.sqrt(2.5 * 2.5 + 0.5 * 0.5); // around the means: ±2.5 and ∓0.5

        assertCells(EigenCam.signed(EVIDENCE), -length, length); // (2 6) in sum: the right is more
    }

    @Test
    void eigenGradCamProjectsActivationsTimesGradients() {
        double length = Math.sqrt(4.5 * 4.5 + 2.5 * 2.5); // (-1 8) and (-3 2) around their means

        assertCells(EigenGradCam.signed(EVIDENCE), -length, length);
    }

    @Test
    void ablationCamWeightsByTheShareOfTheScoreThatIsLost() {
        double first = (2 - 1.5) / 2;
        double second = (2 - 3) / 2.0;

        SignedMap map = AblationCam.signed(EVIDENCE, new double[] {1.5, 3});

        assertCells(map, -first + 3 * second, 4 * first + 2 * second);
    }

    @Test
    void ablationCamShowsWhatSpeaksForTheClassBelowZeroToo() {
        var evidence = new ClassEvidence(-2, ACTIVATIONS, GRADIENTS);

        SignedMap map = AblationCam.signed(evidence, new double[] {-3, -2}); // the first is missed

        assertCells(map, -0.5, 2);
    }

    private static void assertCells(SignedMap map, double... expected) {
        for (int x = 0; x < expected.length; x++) {
            assertThat((double) map.at(x, 0)).as("cell %d", x).isCloseTo(expected[x], within(1e-6));
        }
        assertThat(map.width() * map.height()).isEqualTo(expected.length);
    }
}
