package org.lesionlens.explain;

/**
 * Maps on a finer grid of the same picture, so that those of several layers can be added up.
 *
 * <p>Where the finer grid has a whole number of cells for each of the coarser one's, each has the
 * value of that one; else values are interpolated linearly between the centres of cells.
 */
public final class EnlargedMaps {

    private EnlargedMaps() {}

    /** Activations; the same maps if they have that size. */
    public static FeatureMaps activations(FeatureMaps maps, int height, int width) {
        return enlarged(maps, height, width, 1);
    }

    /**
     * Gradients: a cell's share goes to the cells in its place, so that activations times gradients
     * add up to as much as before.
     */
    public static FeatureMaps gradients(FeatureMaps maps, int height, int width) {
        return enlarged(maps, height, width, (double) maps.cells() / (height * width));
    }

    private static FeatureMaps enlarged(FeatureMaps maps, int height, int width, double factor) {
        if (maps.height() == height && maps.width() == width) {
            return maps;
        }
        boolean repeats = height % maps.height() == 0 && width % maps.width() == 0;
        float[] values = new float[maps.channels() * height * width];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (height * width);
            double row = place(i / width % height, height, maps.height());
            double column = place(i % width, width, maps.width());
            values[i] =
                    (float)
                            (factor
                                    * (repeats
                                            ? at(maps, channel, Math.round(row), Math.round(column))
                                            : between(maps, channel, row, column)));
        }
        return new FeatureMaps(maps.channels(), height, width, values);
    }

    /** Where a finer cell's centre lies among the centres of coarser cells, from 0. */
    private static double place(int cell, int cells, int coarser) {
        return (cell + 0.5) * coarser / cells - 0.5;
    }

    private static double between(FeatureMaps maps, int channel, double row, double column) {
        double y = Math.clamp(row, 0, maps.height() - 1);
        double x = Math.clamp(column, 0, maps.width() - 1);
        long top = (long) y;
        long left = (long) x;
        double above =
                mix(at(maps, channel, top, left), at(maps, channel, top, left + 1), x - left);
        double below =
                mix(
                        at(maps, channel, top + 1, left),
                        at(maps, channel, top + 1, left + 1),
                        x - left);
        return mix(above, below, y - top);
    }

    private static double mix(double one, double other, double share) {
        return one + (other - one) * share;
    }

    private static double at(FeatureMaps maps, int channel, long row, long column) {
        int y = Math.clamp(row, 0, maps.height() - 1);
        int x = Math.clamp(column, 0, maps.width() - 1);
        return maps.at(channel, y * maps.width() + x);
    }
}
