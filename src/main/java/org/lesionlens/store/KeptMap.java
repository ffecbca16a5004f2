package org.lesionlens.store;

import java.util.List;
import org.lesionlens.explain.FeatureMaps;

/**
 * A map that is not of a layer, as it is kept.
 *
 * @param values its planes
 * @param numbers what else there is to know of it, in an order of its kind's own
 */
public record KeptMap(FeatureMaps values, List<Double> numbers) {

    /** Copies {@code numbers} in. */
    public KeptMap {
        numbers = List.copyOf(numbers);
    }
}
