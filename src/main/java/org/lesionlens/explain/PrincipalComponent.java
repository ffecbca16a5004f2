package org.lesionlens.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The first principal component of a stack of maps: the pattern that most of their variation
 * follows.
 *
 * <p>X is the matrix of cells by channels with each channel's mean taken off. Its first left
 * singular vector u<sub>1</sub> is the leading eigenvector of XX<sup>T</sup>, found by Lanczos'
 * iteration: the products of a start vector with powers of XX<sup>T</sup> span a space of a few
 * dimensions, in which the best vector is the start of the next round. Real activations need one
 * round of five to seven products. Where two eigenvalues are the same, any vector between theirs is
 * an answer; the same values always give the same one.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611971163">Parlett 1998, chapter 13</a>
 */
final class PrincipalComponent {

    private static final int DIMENSIONS = 16;
    private static final int MOST_ROUNDS = 100;
    private static final int SQUARINGS = 60; // the matrix to the power of 2^60

    /** Largest error of the eigenvector's equation, as a share of the eigenvalue. */
    private static final double TOLERANCE = 1e-11;

    /** What is left of maps without variation when their means are taken off, as a share. */
    private static final double ROUNDING = 1e-13;

    private final double[] values;
    private final int cells;

    private PrincipalComponent(double[] values, int cells) {
        this.values = values;
        this.cells = cells;
    }

    /**
     * The projection of the maps onto their first principal component: σ<sub>1</sub>u<sub>1</sub>,
     * whose mean is 0. Of its two signs, the one that correlates positively with the sum of the
     * maps is given; should they not correlate at all, the one whose largest cell is positive.
     *
     * @param maps in the order (channel, cell), finite; is overwritten
     * @param cells of one map
     * @return one value a cell; zeros if no map varies
     */
    static double[] of(double[] maps, int cells) {
        double[] sum = sum(maps, cells);
        double length = norm(maps);
        centre(maps, cells);
        if (norm(maps) <= ROUNDING * length) {
            return new double[cells];
        }
        double[] component = new PrincipalComponent(maps, cells).leading();
        return isTurned(component, sum) ? scaled(component, -1) : component;
    }

    private static double[] sum(double[] maps, int cells) {
        double[] sum = new double[cells];
        for (int i = 0; i < maps.length; i++) {
            sum[i % cells] += maps[i];
        }
        return sum;
    }

    private static void centre(double[] maps, int cells) {
        for (int start = 0; start < maps.length; start += cells) {
            double mean = 0;
            for (int i = start; i < start + cells; i++) {
                mean += maps[i] / cells;
            }
            for (int i = start; i < start + cells; i++) {
                maps[i] -= mean;
            }
        }
    }

    private static boolean isTurned(double[] component, double[] sum) {
        double mean = Arrays.stream(sum).average().orElseThrow();
        double[] varying = Arrays.stream(sum).map(value -> value - mean).toArray();
        double correlation = dot(component, varying) / (norm(component) * norm(varying));
        if (Math.abs(correlation) > TOLERANCE) { // not so if NaN
            return correlation < 0;
        }
        double largest = 0;
        for (double value : component) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        return largest < 0;
    }

    private double[] leading() {
        Estimate estimate = improve(new Random(cells).doubles(cells, -1, 1).toArray());
        for (int round = 1; round < MOST_ROUNDS && estimate.isRough(); round++) {
            estimate = improve(estimate.vector());
        }
        return scaled(estimate.vector(), Math.sqrt(estimate.eigenvalue()));
    }

    /**
     * An eigenvector of XX<sup>T</sup>, or nearly one.
     *
     * @param vector u, of length 1
     * @param eigenvalue λ, at least 0
     * @param error the length of XX<sup>T</sup>u − λu
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Estimate(double[] vector, double eigenvalue, double error) {

        boolean isRough() {
            return error > TOLERANCE * eigenvalue;
        }
    }

    /** The best vector among {@code start} and its products with powers of XX<sup>T</sup>. */
    private Estimate improve(double[] start) {
        List<double[]> basis = new ArrayList<>();
        double[][] projected = new double[DIMENSIONS][DIMENSIONS];
        double[] rest = start;
        double length = norm(start);
        do {
            int newest = basis.size();
            if (newest > 0) {
                projected[newest][newest - 1] = length;
                projected[newest - 1][newest] = length;
            }
            basis.add(scaled(rest, 1 / length));
            rest = product(basis.getLast());
            projected[newest][newest] = dot(basis.getLast(), rest);
            makeOrthogonal(rest, basis);
            length = norm(rest);
        } while (basis.size() < DIMENSIONS && length > TOLERANCE * projected[0][0]);
        double[] shares = leadingEigenvector(projected);
        double eigenvalue = dot(shares, product(projected, shares));
        double error = length * Math.abs(shares[basis.size() - 1]);
        return new Estimate(combined(basis, shares), Math.max(0, eigenvalue), error);
    }

    /** XX<sup>T</sup> times {@code vector}, channel by channel. */
    private double[] product(double[] vector) {
        double[] product = new double[cells];
        for (int start = 0; start < values.length; start += cells) {
            double share = 0;
            for (int cell = 0; cell < cells; cell++) {
                share += values[start + cell] * vector[cell];
            }
            for (int cell = 0; cell < cells; cell++) {
                product[cell] += values[start + cell] * share;
            }
        }
        return product;
    }

    /** Takes off what lies along the basis; twice, as the first time leaves rounding errors. */
    private static void makeOrthogonal(double[] vector, List<double[]> basis) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] direction : basis) {
                add(vector, -dot(vector, direction), direction);
            }
        }
    }

    private static double[] combined(List<double[]> basis, double[] shares) {
        double[] sum = new double[basis.getFirst().length];
        for (int i = 0; i < basis.size(); i++) {
            add(sum, shares[i], basis.get(i));
        }
        return scaled(sum, 1 / norm(sum));
    }

    /**
     * Of a small symmetric matrix without negative eigenvalues: squared again and again, its
     * columns turn towards the leading eigenvector.
     */
    private static double[] leadingEigenvector(double[][] matrix) {
        double[][] power = matrix;
        for (int squaring = 0; squaring < SQUARINGS; squaring++) {
            double scale = largest(power);
            if (scale == 0) {
                break;
            }
            double[][] unit =
                    Arrays.stream(power)
                            .map(row -> scaled(row, 1 / scale))
                            .toArray(double[][]::new);
            power = Arrays.stream(unit).map(row -> product(unit, row)).toArray(double[][]::new);
        }
        double[] longest = power[0];
        for (double[] column : power) {
            longest = norm(column) > norm(longest) ? column : longest;
        }
        double length = norm(longest);
        if (length == 0) {
            double[] any = new double[longest.length];
            any[0] = 1;
            return any;
        }
        return scaled(longest, 1 / length);
    }

    private static double largest(double[][] matrix) {
        return Arrays.stream(matrix)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static double[] product(double[][] symmetric, double[] vector) {
        return Arrays.stream(symmetric).mapToDouble(row -> dot(row, vector)).toArray();
    }

    private static void add(double[] sum, double factor, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(value -> value * factor).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
