package org.lesionlens.explain;

import java.util.Optional;

/**
 * How much of a map's heat lies in its outermost ring of cells.
 *
 * <p>EfficientNets often light up borders and corners, where padding and not the lesion makes
 * neurons fire; a share far above the ring's share of the area is a warning.
 *
 * @param share share of the map's sum in the ring, in [0, 1]
 * @param areaShare share of the map's cells in the ring, in (0, 1]
 */
public record BorderEnergy(double share, double areaShare) {

    /** From this ratio on, the ring holds so much more than its area's share that we warn. */
    public static final double HIGH_RATIO = 1.5;

    /** The border energy of {@code map}; none for an empty map, which has no heat to share. */
    public static Optional<BorderEnergy> of(Heatmap map) {
        if (map.isEmpty()) {
            return Optional.empty();
        }
        double total = 0;
        double ring = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                total += map.at(x, y);
                ring += inRing(map, x, y) ? map.at(x, y) : 0;
            }
        }
        return Optional.of(new BorderEnergy(ring / total, ringArea(map)));
    }

    private static boolean inRing(Heatmap map, int x, int y) {
        return x == 0 || y == 0 || x == map.width() - 1 || y == map.height() - 1;
    }

    private static double ringArea(Heatmap map) {
        int inner = Math.max(0, map.width() - 2) * Math.max(0, map.height() - 2);
        return 1 - (double) inner / (map.width() * map.height());
    }

    /** Share of heat ÷ share of area: 1 if heat is spread evenly. */
    public double ratio() {
        return share / areaShare;
    }

    /** True if the ring holds at least {@value #HIGH_RATIO} times its area's share of the heat. */
    public boolean isHigh() {
        return ratio() >= HIGH_RATIO;
    }
}
