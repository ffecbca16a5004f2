package org.lesionlens.plots;

import java.util.List;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.review.MeasureIntervals;
import org.lesionlens.review.Measures;

/**
 * What plots are of.
 *
 * @param measures of the set
 * @param intervals of the areas
 * @param threshold p ≥ this is called positive, in [0, 1]
 * @param sought name of the class that is looked for
 * @param colours of the heat in mean maps
 * @param readers who called the same lesions, if any
 */
public record MeasuredSet(
        Measures measures,
        MeasureIntervals intervals,
        double threshold,
        String sought,
        ColourMap colours,
        List<ReaderPoint> readers) {

    public MeasuredSet {
        readers = List.copyOf(readers);
    }

    /**
     * Where a person stands among the thresholds of a model.
     *
     * @param name shown to people
     * @param sensitivity of the calls, in [0, 1]
     * @param specificity of them, in [0, 1]
     */
    public record ReaderPoint(String name, double sensitivity, double specificity) {}
}
