package org.lesionlens.plots;

import java.util.List;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.review.MeasureIntervals;
import org.lesionlens.review.Measures;
import org.lesionlens.review.ProbabilitySource;

/**
 * What plots are of.
 *
 * @param measures of the set
 * @param intervals of the areas
 * @param threshold p ≥ this is called positive, in [0, 1]
 * @param sought name of the class that is looked for
 * @param colours of the heat in mean maps
 * @param subject whose numbers they are
 * @param readers who called the same lesions, if any
 */
public record MeasuredSet(
        Measures measures,
        MeasureIntervals intervals,
        double threshold,
        String sought,
        ColourMap colours,
        Subject subject,
        List<ReaderPoint> readers) {

    public MeasuredSet {
        readers = List.copyOf(readers);
    }

    /**
     * Whose numbers plots have.
     *
     * @param model its name
     * @param hash the first digits of what tells it from any other
     * @param source whose probabilities count
     * @param photos that the filter counts
     * @param of all photos of the set
     */
    public record Subject(
            String model, String hash, ProbabilitySource source, int photos, int of) {}

    /**
     * Where a person stands among the thresholds of a model.
     *
     * @param name shown to people
     * @param sensitivity of the calls, in [0, 1]
     * @param specificity of them, in [0, 1]
     */
    public record ReaderPoint(String name, double sensitivity, double specificity) {}
}
