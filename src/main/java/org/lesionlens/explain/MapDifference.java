package org.lesionlens.explain;

/** How two maps of one picture differ, so that other scales and other grids can be compared. */
public final class MapDifference {

    private MapDifference() {}

    /**
     * Each map ÷ its own maximum, the second minus the first: above 0 where the second finds more.
     * An empty map counts as 0 everywhere. Where the grids differ, both are brought to the finer
     * one as {@link Enlargement} does.
     *
     * @return cells in [−1, 1], as many on each side as the finer map has
     */
    public static SignedMap between(Heatmap first, Heatmap second) {
        int width = Math.max(first.width(), second.width());
        int height = Math.max(first.height(), second.height());
        float[] from = Enlargement.of(first, width, height);
        float[] to = Enlargement.of(second, width, height);
        float[] difference = new float[from.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = share(to[i], second) - share(from[i], first);
        }
        return new SignedMap(width, height, difference);
    }

    private static float share(float value, Heatmap map) {
        return map.isEmpty() ? 0 : value / map.maximum();
    }
}
