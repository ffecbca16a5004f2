package org.lesionlens.analysis;

import java.util.Arrays;
import java.util.List;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.SignedMap;

/**
 * What is worth keeping of a photo's run through the network: small, and enough to call it, to show
 * its map and to compare it with others; immutable.
 */
public final class LesionScore {

    private final List<Double> logits;
    private final SignedMap map;
    private final float[] features;

    /**
     * Copies {@code features} in.
     *
     * @param logits scores before the activation, at least one, finite
     * @param map what speaks for and against the positive class, raw, by Grad-CAM
     * @param features the mean of each channel of the target layer's activations over its grid
     * @throws IllegalArgumentException if there is no logit or one is not finite
     */
    public LesionScore(List<Double> logits, SignedMap map, float... features) {
        this.logits = List.copyOf(logits);
        this.map = map;
        this.features = features.clone();
        if (logits.isEmpty() || !logits.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("not logits: " + logits);
        }
    }

    /** What is worth keeping of {@code analysis}, which explains the positive class. */
    public static LesionScore of(Analysis analysis) {
        FeatureMaps activations = analysis.pass().activations();
        float[] features = new float[activations.channels()];
        for (int channel = 0; channel < features.length; channel++) {
            features[channel] = (float) activations.mean(channel);
        }
        return new LesionScore(analysis.pass().logits(), analysis.explanation().signed(), features);
    }

    /** Scores before the activation. */
    public List<Double> logits() {
        return logits;
    }

    /** What speaks for and against the positive class, raw. */
    public SignedMap map() {
        return map;
    }

    /** A copy of the pooled features. */
    public float[] features() {
        return features.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LesionScore that
                && logits.equals(that.logits)
                && map.equals(that.map)
                && Arrays.equals(features, that.features);
    }

    @Override
    public int hashCode() {
        return 31 * logits.hashCode() + Arrays.hashCode(features);
    }

    @Override
    public String toString() {
        return "LesionScore[%s, %s, %d features]".formatted(logits, map, features.length);
    }
}
