package org.lesionlens.explain;

/** What speaks for a class (positive) and against it (negative), cell by cell. */
public final class SignedMap extends EvidenceMap {

    /**
     * Copies {@code values} in.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     width * height}, or a value is not finite
     */
    public SignedMap(int width, int height, float... values) {
        super(width, height, Float.NEGATIVE_INFINITY, values);
    }

    /** What speaks for the class: ReLU of every cell. */
    public Heatmap positive() {
        float[] positive = toArray();
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, positive[i]);
        }
        return new Heatmap(width(), height(), positive);
    }
}
