package org.lesionlens.store;

import java.util.Arrays;
import java.util.List;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.GradCam;

/**
 * What is worth keeping of a photo's run through the network: its prediction, and what compares it
 * with others; immutable.
 */
public final class PhotoResult {

    private final Prediction prediction;
    private final float[] features;

    /**
     * Copies {@code features} in.
     *
     * @param prediction what the network said
     * @param features the mean of each channel of the target layer's activations over its grid
     */
    public PhotoResult(Prediction prediction, float... features) {
        this.prediction = prediction;
        this.features = features.clone();
    }

    /**
     * What is worth keeping of a run; needs no network.
     *
     * @param logits scores before the activation
     * @param evidence for the positive class
     */
    public static PhotoResult of(List<Double> logits, ClassEvidence evidence) {
        FeatureMaps activations = evidence.activations();
        float[] features = new float[activations.channels()];
        for (int channel = 0; channel < features.length; channel++) {
            features[channel] = (float) activations.mean(channel);
        }
        return new PhotoResult(new Prediction(logits, GradCam.signed(evidence)), features);
    }

    /** What the network said. */
    public Prediction prediction() {
        return prediction;
    }

    /** A copy of the pooled features. */
    public float[] features() {
        return features.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhotoResult that
                && prediction.equals(that.prediction)
                && Arrays.equals(features, that.features);
    }

    @Override
    public int hashCode() {
        return 31 * prediction.hashCode() + Arrays.hashCode(features);
    }

    @Override
    public String toString() {
        return "PhotoResult[%s, %d features]".formatted(prediction, features.length);
    }
}
