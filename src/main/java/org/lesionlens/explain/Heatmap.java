package org.lesionlens.explain;

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

    /** True if nothing speaks for the class: every cell is 0. */
    public boolean isEmpty() {
        return maximum() == 0;
    }
}
