package org.lesionlens.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lesionlens.explain.FeatureMaps;

/**
 * Whether tokens lie row by row over the photo as their grid says. Their number alone does not say
 * so: patches may not fill the photo, any number of others may be among them, and they may have
 * been merged or put in another order. Belongs to the inference thread.
 */
record TokenOrderCheck(Disturbance disturbance) {

    /**
     * True if other pixels in three corners change the tokens of those corners more than all
     * others, those before the grid too: so the grid begins, ends and breaks its first row where it
     * says.
     *
     * @param pixels of the input that gave {@code output}
     */
    boolean isRowByRow(float[] pixels, LayerOutput output) {
        FeatureMaps maps = output.maps();
        Set<Integer> corners =
                new HashSet<>(List.of(0, maps.width() - 1, maps.cells() - 1)); // two of one row
        double[] moved = disturbance.moved(pixels, output, corners, maps.height(), maps.width());
        List<Integer> most =
                IntStream.range(0, moved.length)
                        .boxed()
                        .sorted((one, other) -> Double.compare(moved[other], moved[one]))
                        .limit(corners.size())
                        .toList();
        return corners.containsAll(most) && most.stream().allMatch(cell -> moved[cell] > 0);
    }
}
