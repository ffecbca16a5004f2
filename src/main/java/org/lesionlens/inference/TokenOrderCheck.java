package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.lesionlens.explain.FeatureMaps;

/**
 * Whether tokens lie row by row over the photo as their grid says. Their number alone does not say
 * so: patches may not fill the photo, any number of others may be among them, and they may have
 * been merged or put in another order. Belongs to the inference thread.
 */
record TokenOrderCheck(Disturbance disturbance) {

    private static final int FEWEST = 16; // cells, for chance to even out
    private static final int PARTS = 6;
    private static final double MOST_PAIRS = 0.85;
    private static final double SOME_PAIRS = 0.6;
    private static final long SEED = 5;

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

    /**
     * True if tokens whose pixels are changed move more than the others do in most pairs of one and
     * another, of a row without tokens before it; that some other moves most is no matter, as those
     * that a network keeps for itself may. Each cell is changed once, a sixth of them together at
     * random: of an order that is another, half of the pairs are so, and three quarters where half
     * of the cells happen to be where they are read.
     *
     * @param pixels of the input that gave {@code output}
     */
    boolean isLikelyRowByRow(float[] pixels, LayerOutput output) {
        return output.maps().cells() >= FEWEST && rightPairs(pixels, output) >= MOST_PAIRS;
    }

    /**
     * False where corners move by chance alone: hardly more pairs than half are as they should be.
     *
     * @param pixels of the input that gave {@code output}
     */
    boolean isPossiblyRowByRow(float[] pixels, LayerOutput output) {
        return output.maps().cells() < FEWEST || rightPairs(pixels, output) >= SOME_PAIRS;
    }

    private double rightPairs(float[] pixels, LayerOutput output) {
        FeatureMaps maps = output.maps();
        List<Integer> cells = new ArrayList<>(IntStream.range(0, maps.cells()).boxed().toList());
        Collections.shuffle(cells, new Random(SEED));
        double pairs = 0;
        for (int part = 0; part < PARTS; part++) {
            int from = part * cells.size() / PARTS;
            Set<Integer> some = Set.copyOf(cells.subList(from, (part + 1) * cells.size() / PARTS));
            pairs +=
                    rightPairs(
                            disturbance.moved(pixels, output, some, maps.height(), maps.width()),
                            some);
        }
        return pairs / PARTS;
    }

    /** The share of pairs of a changed cell and another in which the changed one moves more. */
    private static double rightPairs(double[] moved, Set<Integer> changed) {
        long right = 0;
        for (int cell : changed) {
            right +=
                    IntStream.range(0, moved.length)
                            .filter(other -> !changed.contains(other) && moved[cell] > moved[other])
                            .count();
        }
        return (double) right / changed.size() / (moved.length - changed.size());
    }
}
