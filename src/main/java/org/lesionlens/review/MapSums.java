package org.lesionlens.review;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.explain.Enlargement;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;

/**
 * Sums of maps over the first so many of a list, for a list that is cut again and again: the sum up
 * to every {@value #STRIDE}th map is kept, the few after it are added when asked.
 *
 * <p>A map counts as what speaks for the class ÷ its maximum, so that each lesion has the same say.
 */
final class MapSums {

    private static final int STRIDE = 64;

    private final List<SignedMap> maps;
    private final int width;
    private final int height;
    private final List<double[]> kept = new ArrayList<>();

    /**
     * @param maps none of them empty; brought to the grid by {@link Enlargement} where theirs
     *     differs
     * @param width columns of the grid
     * @param height rows of the grid
     */
    MapSums(List<SignedMap> maps, int width, int height) {
        this.maps = maps;
        this.width = width;
        this.height = height;
        double[] sum = new double[width * height];
        for (int i = 0; i < maps.size(); i++) {
            if (i % STRIDE == 0) {
                kept.add(sum.clone());
            }
            add(maps.get(i), sum);
        }
        kept.add(sum);
    }

    /**
     * The mean of the maps at indices from {@code from} to below {@code to}.
     *
     * @param from below {@code to}
     */
    Heatmap mean(int from, int to) {
        double[] upper = sum(to);
        double[] lower = sum(from);
        float[] mean = new float[upper.length];
        for (int i = 0; i < mean.length; i++) {
            // Rounding may leave a little less than nothing of the difference.
            mean[i] = (float) Math.max(0, (upper[i] - lower[i]) / (to - from));
        }
        return new Heatmap(width, height, mean);
    }

    private double[] sum(int count) {
        if (count == maps.size()) {
            return kept.getLast();
        }
        double[] sum = kept.get(count / STRIDE).clone();
        for (int i = count / STRIDE * STRIDE; i < count; i++) {
            add(maps.get(i), sum);
        }
        return sum;
    }

    private void add(SignedMap map, double[] sum) {
        Heatmap heat = map.positive();
        float[] cells =
                heat.width() == width && heat.height() == height
                        ? heat.toArray()
                        : Enlargement.of(heat, width, height);
        float maximum = heat.maximum();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += cells[i] / maximum;
        }
    }
}
