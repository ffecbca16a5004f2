package org.lesionlens.explain;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far two maps of one photo point to the same places, whatever their scales are.
 *
 * @param rankCorrelation Spearman's, in [−1, 1]; empty if a map is the same everywhere
 * @param hottestTenth share of the hottest tenth of the cells that both have in common, in [0, 1];
 *     two unrelated maps share about 0.1. Empty if a map is the same everywhere
 */
public record MapAgreement(OptionalDouble rankCorrelation, OptionalDouble hottestTenth) {

    /** Compares maps of one size. */
    public static MapAgreement of(EvidenceMap one, EvidenceMap other) {
        OptionalDouble correlation = RankCorrelation.spearman(one, other);
        return new MapAgreement(
                correlation,
                correlation.isEmpty()
                        ? correlation
                        : OptionalDouble.of(common(one.toArray(), other.toArray())));
    }

    /**
     * Compares a map of few cells with one of many over the same input: on the cells of the first,
     * each with the mean of what lies in it.
     *
     * @throws IllegalArgumentException if the second map is smaller than the first
     */
    public static MapAgreement onCellsOf(EvidenceMap coarse, EvidenceMap fine) {
        return of(coarse, means(fine, coarse.width(), coarse.height()));
    }

    /**
     * Compares two maps over the same input on a grid, each with the mean of what lies in a cell.
     *
     * @param columns of the grid
     * @param rows of the grid
     * @throws IllegalArgumentException if a map is smaller than the grid
     */
    public static MapAgreement onGrid(EvidenceMap one, EvidenceMap other, int columns, int rows) {
        return of(means(one, columns, rows), means(other, columns, rows));
    }

    private static SignedMap means(EvidenceMap fine, int width, int height) {
        if (fine.width() < width || fine.height() < height) {
            throw new IllegalArgumentException(
                    "%s has fewer cells than %d×%d".formatted(fine, width, height));
        }
        double[] sums = new double[width * height];
        int[] counts = new int[sums.length];
        float[] values = fine.toArray();
        for (int i = 0; i < values.length; i++) {
            // A pixel belongs to the cell that its centre lies in.
            int x = i % fine.width();
            int y = i / fine.width();
            int column = (int) ((x + 0.5) * width / fine.width());
            int row = (int) ((y + 0.5) * height / fine.height());
            sums[row * width + column] += values[i];
            counts[row * width + column]++;
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / counts[i]);
        }
        return new SignedMap(width, height, means);
    }

    private static double common(float[] one, float[] other) {
        int tenth = Math.max(1, Math.round(one.length / 10f));
        double shared = 0;
        double[] ofOne = shareInTop(one, tenth);
        double[] ofOther = shareInTop(other, tenth);
        for (int i = 0; i < ofOne.length; i++) {
            shared += ofOne[i] * ofOther[i];
        }
        return Math.min(1, shared / tenth);
    }

    /**
     * How much of each cell is among the hottest: 1 above the lowest of them, 0 below it, and equal
     * shares of what is left for all cells that are as hot as the lowest.
     */
    private static double[] shareInTop(float[] values, int count) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float lowest = sorted[sorted.length - count];
        int above = 0;
        int equal = 0;
        for (float value : values) {
            above += value > lowest ? 1 : 0;
            equal += value == lowest ? 1 : 0;
        }
        double left = (count - above) / (double) equal;
        double[] shares = new double[values.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = values[i] > lowest ? 1 : values[i] == lowest ? left : 0;
        }
        return shares;
    }
}
