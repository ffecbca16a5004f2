package org.lesionlens.explain;

import java.util.Random;

/** What speaks for a class, cell by cell: never negative. */
public final class Heatmap extends EvidenceMap {

    /**
     * Copies {@code values} in.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     width * height}, or a value is negative or not finite
     */
    public Heatmap(int width, int height, float... values) {
        super(width, height, 0, values.clone());
    }

    /** Random cells, each from 0 to 1: a map without meaning; the same for the same seed. */
    public static Heatmap random(int width, int height, long seed) {
        var numbers = new Random(seed);
        float[] cells = new float[width * height];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = numbers.nextFloat();
        }
        return new Heatmap(width, height, cells);
    }

    /** True if nothing speaks for the class: every cell is 0. */
    public boolean isEmpty() {
        return maximum() == 0;
    }
}
