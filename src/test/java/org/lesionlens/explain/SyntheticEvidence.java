package org.lesionlens.explain;

import java.util.Random;

/** Evidence from made-up heads, whose gradients and ablated scores follow from closed forms. */
final class SyntheticEvidence {

    private SyntheticEvidence() {}

    /**
     * A head that pools and then is linear, without a bias.
     *
     * @param evidence of its only class
     * @param ablated its score without each channel
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Linear(ClassEvidence evidence, double[] ablated) {

        /** The same for the score −y. */
        Linear negated() {
            double[] turned = new double[ablated.length];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = -ablated[i];
            }
            return new Linear(evidence.negated(), turned);
        }

        SignedMap by(CamMethod method) throws InterruptedException {
            return method.signed(evidence, () -> ablated);
        }
    }

    static Linear pooledLinear(Random random, int channels, int height, int width) {
        int cells = height * width;
        float[] activations = gaussian(random, channels * cells);
        float[] gradients = new float[activations.length];
        double[] parts = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            float gradient = (float) random.nextGaussian() / cells;
            for (int i = channel * cells; i < (channel + 1) * cells; i++) {
                gradients[i] = gradient;
                parts[channel] += (double) gradient * activations[i];
            }
        }
        double logit = 0;
        for (double part : parts) {
            logit += part;
        }
        for (int channel = 0; channel < channels; channel++) {
            parts[channel] = logit - parts[channel];
        }
        return new Linear(
                new ClassEvidence(
                        logit,
                        new FeatureMaps(channels, height, width, activations),
                        new FeatureMaps(channels, height, width, gradients)),
                parts);
    }

    /** Activations and gradients that have nothing to do with each other. */
    static ClassEvidence noise(Random random, int channels, int height, int width) {
        int values = channels * height * width;
        return new ClassEvidence(
                random.nextGaussian(),
                new FeatureMaps(channels, height, width, gaussian(random, values)),
                new FeatureMaps(channels, height, width, gaussian(random, values)));
    }

    static float[] gaussian(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
