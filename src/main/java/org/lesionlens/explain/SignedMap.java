package org.lesionlens.explain;

import java.nio.FloatBuffer;

/** What speaks for a class (positive) and against it (negative), cell by cell. */
public final class SignedMap extends EvidenceMap {

    /**
     * Copies {@code values} in.
     *
     * @throws IllegalArgumentException if a side is below 1, the number of values is not {@code
     *     width * height}, or a value is not finite
     */
    public SignedMap(int width, int height, float... values) {
        super(width, height, Float.NEGATIVE_INFINITY, values.clone());
    }

    /**
     * Copies what is left of {@code values} in: of hundreds of thousands, once is enough.
     *
     * @throws IllegalArgumentException if {@code width} is below 1, the values do not fill rows of
     *     it, or a value is not finite
     */
    public SignedMap(int width, FloatBuffer values) {
        super(
                width,
                values.remaining() / Math.max(1, width),
                Float.NEGATIVE_INFINITY,
                copied(values));
    }

    private static float[] copied(FloatBuffer values) {
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
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
