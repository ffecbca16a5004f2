package org.lesionlens.explain;

/**
 * A map brought to the pixels of the network's input: bilinear between {@link CellCentres}, each
 * pixel at its own centre.
 */
public final class Enlargement {

    private Enlargement() {}

    /**
     * The map's values at each pixel, row by row, raw.
     *
     * <p>Computed in double precision and rounded once, so that cells of the same value give pixels
     * of the same value.
     *
     * @param map of any size
     * @param width of the input in pixels
     * @param height of the input in pixels
     */
    public static float[] of(EvidenceMap map, int width, int height) {
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++) {
            double down = position(y, height, map.height());
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (float) between(map, position(x, width, map.width()), down);
            }
        }
        return pixels;
    }

    /** Where a pixel's centre lies among the centres of the cells. */
    private static double position(int pixel, int pixels, int cells) {
        return CellCentres.position((pixel + 0.5) * cells / pixels, cells);
    }

    private static double between(EvidenceMap map, double x, double y) {
        int upper = (int) y;
        int lower = Math.min(upper + 1, map.height() - 1);
        return mix(row(map, x, upper), row(map, x, lower), y - upper);
    }

    private static double row(EvidenceMap map, double x, int y) {
        int left = (int) x;
        int right = Math.min(left + 1, map.width() - 1);
        return mix(map.at(left, y), map.at(right, y), x - left);
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
