package org.lesionlens.explain;

/** How two maps differ, so that methods with other scales can be compared. */
public final class MapDifference {

    private MapDifference() {}

    /**
     * Each map ÷ its own maximum, the second minus the first: above 0 where the second finds more.
     * An empty map counts as 0 everywhere.
     *
     * @return cells in [−1, 1]
     * @throws IllegalArgumentException if the maps have other sizes
     */
    public static SignedMap between(Heatmap first, Heatmap second) {
        if (first.width() != second.width() || first.height() != second.height()) {
            throw new IllegalArgumentException(first + " and " + second);
        }
        float[] from = first.toArray();
        float[] to = second.toArray();
        float[] difference = new float[from.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = share(to[i], second) - share(from[i], first);
        }
        return new SignedMap(first.width(), first.height(), difference);
    }

    private static float share(float value, Heatmap map) {
        return map.isEmpty() ? 0 : value / map.maximum();
    }
}
