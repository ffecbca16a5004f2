package org.lesionlens.attribution;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;

/**
 * An attribution as one value for each pixel of the network's input.
 *
 * @param map the values
 * @param clip what the strongest colour stands for, above 0; empty if that is the map's magnitude
 */
public record AttributionMap(EvidenceMap map, OptionalDouble clip) {

    /**
     * The map of an attribution; only pixels' values are reduced and clipped.
     *
     * @param geometry how the photo lies in the input
     * @param withSign false for absolute values of pixels
     * @param percentile of the pixels' absolute values to clip at, above 0 to 100
     */
    public static AttributionMap of(
            Attribution attribution,
            InputGeometry geometry,
            InputSpec spec,
            ChannelReduction channels,
            boolean withSign,
            double percentile) {
        return switch (attribution) {
            case PixelAttribution pixels -> {
                EvidenceMap map = pixels.map(channels, withSign);
                yield clipped(map, placed(geometry, spec), percentile);
            }
            case ViewsMap views -> new AttributionMap(views.mean(), OptionalDouble.empty());
            case PerturbationMap perturbation ->
                    new AttributionMap(perturbation.shown(), OptionalDouble.empty());
        };
    }

    /**
     * Clips a map.
     *
     * @param weights 0 where a value does not count: neither in a letterbox's bars nor where no
     *     pixel of the input was made of is anything strong or weak
     */
    static AttributionMap clipped(EvidenceMap map, float[] weights, double percentile) {
        float[] values = map.toArray();
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] != 0) {
                values[count++] = values[i];
            }
        }
        double top = percentile(Arrays.copyOf(values, count), percentile);
        boolean clips = top > 0 && top < map.magnitude();
        return new AttributionMap(map, clips ? OptionalDouble.of(top) : OptionalDouble.empty());
    }

    /** 1 where the photo lies in the input, 0 elsewhere. */
    private static float[] placed(InputGeometry geometry, InputSpec spec) {
        ImageRegion place = PlacedInput.place(geometry, spec);
        float[] placed = new float[spec.width() * spec.height()];
        for (int y = (int) place.top(); y < place.bottom(); y++) {
            int row = y * spec.width();
            Arrays.fill(placed, row + (int) place.left(), row + (int) place.right(), 1);
        }
        return placed;
    }

    /** As NumPy's: linear between the sorted absolute values. */
    private static double percentile(float[] values, double percent) {
        float[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.abs(sorted[i]);
        }
        Arrays.parallelSort(sorted);
        double place = percent / 100 * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - (double) sorted[below]) * (place - below);
    }
}
