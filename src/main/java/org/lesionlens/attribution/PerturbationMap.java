package org.lesionlens.attribution;

import java.util.Optional;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

/**
 * How the score changes with what is covered, pixel by pixel of the network's input; as coarse as
 * the patches or masks were.
 *
 * @param settings how it was computed
 * @param values of occlusion the mean fall of the score over all patches that cover a pixel; of
 *     RISE the mean score over all masks, weighted by how open each is there
 * @param standardError of RISE's values, from the spread over the masks
 * @param runs of the network that it follows from
 */
public record PerturbationMap(
        PerturbationSettings settings, SignedMap values, Optional<Heatmap> standardError, int runs)
        implements Attribution {

    /**
     * What is worth showing: occlusion's values; of RISE's their distance from their mean, as the
     * mean only tells how the network judges masked photos.
     */
    public SignedMap shown() {
        if (settings instanceof PerturbationSettings.Occlusion) {
            return values;
        }
        float[] shown = values.toArray();
        double mean = mean(shown);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (float) (shown[i] - mean);
        }
        return new SignedMap(values.width(), values.height(), shown);
    }

    /**
     * The mean standard error, as a share of the values' own spread: near 1 or above, the map is
     * mostly chance. Not finite where the values are the same everywhere.
     */
    public Optional<Double> relativeError() {
        float[] all = values.toArray();
        double mean = mean(all);
        double squares = 0;
        for (float value : all) {
            squares += (value - mean) * (value - mean);
        }
        double spread = Math.sqrt(squares / all.length);
        return standardError.map(error -> mean(error.toArray()) / spread);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
