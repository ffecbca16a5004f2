package org.lesionlens.faithfulness;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lesionlens.explain.MapAgreement;

/**
 * What tests of several methods' maps of one photo gave.
 *
 * @param maps in the order of the methods, and last that of a map of random cells, as a yardstick
 * @param pairs of two methods each, in their order
 */
public record PhotoFaithfulness(List<Map<MapMeasure, OptionalDouble>> maps, List<Pair> pairs) {

    public PhotoFaithfulness {
        maps = List.copyOf(maps);
        pairs = List.copyOf(pairs);
    }

    /**
     * How far two methods point to the same places, on the cells of the layer's maps.
     *
     * @param one number of a method, from 0
     * @param other number of a later one
     */
    public record Pair(int one, int other, MapAgreement agreement) {}
}
