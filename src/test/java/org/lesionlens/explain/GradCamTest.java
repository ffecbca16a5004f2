package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GradCamTest {

    @Test
    void weightsEachChannelByItsMeanGradient() {
        // Mean gradients 1 and -1: 1*(1 4) - 1*(3 0) = (-2 4).
        var activations = new FeatureMaps(2, 1, 2, 1, 4, 3, 0);
        var gradients = new FeatureMaps(2, 1, 2, 0, 2, -1, -1);

        SignedMap map = GradCam.signed(new ClassEvidence(0.3, activations, gradients));

        assertThat(map.toArray()).containsExactly(-2, 4);
    }

    @Test
    void takesTheReluOfTheSumAndOfNothingElse() {
        var activations = new FeatureMaps(2, 1, 2, 1, 4, 3, 0);
        var gradients = new FeatureMaps(2, 1, 2, 0, 2, -1, -1);

        Heatmap map = GradCam.of(new ClassEvidence(0.3, activations, gradients));

        // With the ReLU on the gradients it would be (1 4).
        assertThat(map.toArray()).containsExactly(0, 4);
    }

    @Test
    void keepsRawValues() {
        var activations = new FeatureMaps(1, 1, 2, 10, 30);
        var gradients = new FeatureMaps(1, 1, 2, 100, 100);

        assertThat(GradCam.of(new ClassEvidence(0, activations, gradients)).maximum())
                .isEqualTo(3000);
    }

    @Test
    void isEmptyWhenEverythingSpeaksAgainstTheClass() {
        var activations = new FeatureMaps(1, 2, 2, 1, 2, 3, 4);
        var gradients = new FeatureMaps(1, 2, 2, -1, -1, -1, -1);

        assertThat(GradCam.of(new ClassEvidence(-5, activations, gradients)).isEmpty()).isTrue();
    }

    @Test
    void evidenceAgainstIsEvidenceForTurnedRound() {
        ClassEvidence evidence = pooledLinear(new Random(3), 5, 3, 4);

        SignedMap with = GradCam.signed(evidence);
        SignedMap against = GradCam.signed(evidence.negated());

        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 4; x++) {
                assertThat(against.at(x, y)).isEqualTo(-with.at(x, y));
                assertThat(Math.min(with.positive().at(x, y), against.positive().at(x, y)))
                        .isZero();
            }
        }
    }

    /** Selvaraju et al. 2017, section 3.1: with W_k/(h·w) as gradient, the map is CAM ÷ (h·w). */
    @Test
    void equalsCamForAPooledLinearHead() {
        var random = new Random(1);
        float[] activations = values(random, 5 * 3 * 4);
        float[] weights = values(random, 5);
        ClassEvidence evidence = pooledLinear(activations, weights, 5, 3, 4);

        SignedMap map = GradCam.signed(evidence);

        double sum = 0;
        for (int cell = 0; cell < 12; cell++) {
            double cam = 0;
            for (int k = 0; k < 5; k++) {
                cam += weights[k] * activations[k * 12 + cell];
            }
            assertThat((double) map.at(cell % 4, cell / 4)).isCloseTo(cam / 12, within(1e-5));
            sum += map.at(cell % 4, cell / 4);
        }
        assertThat(sum).isCloseTo(evidence.logit(), within(1e-5)); // the bias is 0
    }

    private static ClassEvidence pooledLinear(Random random, int channels, int height, int width) {
        float[] activations = values(random, channels * height * width);
        return pooledLinear(activations, values(random, channels), channels, height, width);
    }

    private static ClassEvidence pooledLinear(
            float[] activations, float[] weights, int channels, int height, int width) {
        int cells = height * width;
        float[] gradients = new float[channels * cells];
        double logit = 0;
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = weights[i / cells] / cells;
            logit += gradients[i] * activations[i];
        }
        return new ClassEvidence(
                logit,
                new FeatureMaps(channels, height, width, activations),
                new FeatureMaps(channels, height, width, gradients));
    }

    private static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
