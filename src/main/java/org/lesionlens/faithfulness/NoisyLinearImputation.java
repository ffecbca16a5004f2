package org.lesionlens.faithfulness;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.lesionlens.image.ImageTensor;

/**
 * Replaces pixels so that the shape of what was taken does not show: each is the weighted mean of
 * its eight neighbours, of which a direct one counts 1/6 and a diagonal one 1/12, plus a little
 * noise. Where replaced pixels lie side by side this is a system of linear equations.
 *
 * <p>It is symmetric, so that it is solved by conjugate gradients, from what a grid of half the
 * size gives; the reference solves it directly. Beyond the border there are no neighbours, and the
 * others count for more.
 *
 * @see <a href="https://arxiv.org/abs/2202.00449">Rong et al. 2022 (ROAD), section 4.2</a>
 */
final class NoisyLinearImputation {

    /** Standard deviation of the noise, in units of the normalised input, as in the reference. */
    static final double NOISE = 0.01;

    private static final double DIRECT = 1 / 6.0;
    private static final double DIAGONAL = 1 / 12.0;
    private static final int SMALLEST = 8; // side of a grid that is not halved any more
    private static final double CLOSE = 2e-5; // the residual's mean size, far below the noise
    private static final int CHANNELS = 3;

    private NoisyLinearImputation() {}

    /**
     * The input with pixels replaced.
     *
     * @param missing pixels, counted row by row; not all
     * @param noise for each of the input's values; standard deviation 1
     */
    static ImageTensor of(ImageTensor input, BitSet missing, double[] noise) {
        int plane = input.width() * input.height();
        float[] values = input.toArray();
        IntStream.range(0, CHANNELS)
                .parallel()
                .forEach(channel -> {
                    int start = channel * plane;
                    double[] filled = filled(values, start, missing, input.width(), input.height());
                    missing.stream()
                            .forEach(i -> {
                                int at = start + i;
                                values[at] = (float) (filled[i] + NOISE * noise[at]);
                            });
                });
        return ImageTensor.of(input.width(), input.height(), values);
    }

    private static double[] filled(
            float[] values, int start, BitSet missing, int width, int height) {
        double[] plane = new double[width * height];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = missing.get(i) ? 0 : values[start + i];
        }
        fill(plane, missing, width, height);
        return plane;
    }

    private static void fill(double[] plane, BitSet missing, int width, int height) {
        if (missing.isEmpty()) {
            return;
        }
        if (Math.min(width, height) >= 2 * SMALLEST) {
            begin(plane, missing, width, height);
        }
        new Equations(missing, width, height).solve(plane);
    }

    /** What a grid of half the size gives, where pixels are the means of those that are known. */
    private static void begin(double[] plane, BitSet missing, int width, int height) {
        int columns = Math.ceilDiv(width, 2);
        int rows = Math.ceilDiv(height, 2);
        double[] half = new double[columns * rows];
        int[] counts = new int[half.length];
        for (int i = 0; i < plane.length; i++) {
            if (!missing.get(i)) {
                int cell = i / width / 2 * columns + i % width / 2;
                half[cell] += plane[i];
                counts[cell]++;
            }
        }
        var unknown = new BitSet(half.length);
        for (int cell = 0; cell < half.length; cell++) {
            if (counts[cell] == 0) {
                unknown.set(cell);
            } else {
                half[cell] /= counts[cell];
            }
        }
        fill(half, unknown, columns, rows);
        missing.stream().forEach(i -> plane[i] = half[i / width / 2 * columns + i % width / 2]);
    }

    /**
     * Of the missing pixels of a plane, with a frame of zeros, so that all have eight neighbours.
     */
    private static final class Equations {

        private final int width;
        private final int wide; // with the frame
        private final int[] places; // in the framed plane
        private final double[] weights; // of the neighbours that are there, together
        private final int framed;

        Equations(BitSet missing, int width, int height) {
            this.width = width;
            this.wide = width + 2;
            this.framed = wide * (height + 2);
            this.places = missing.stream().map(i -> place(i)).toArray();
            double[] ones = new double[framed];
            for (int i = 0; i < width * height; i++) {
                ones[place(i)] = 1;
            }
            this.weights = new double[places.length];
            Arrays.setAll(weights, i -> neighbours(ones, places[i]));
        }

        private int place(int pixel) {
            return (pixel / width + 1) * wide + pixel % width + 1;
        }

        private double neighbours(double[] values, int at) {
            double direct = values[at - 1] + values[at + 1] + values[at - wide] + values[at + wide];
            double diagonal =
                    values[at - wide - 1]
                            + values[at - wide + 1]
                            + values[at + wide - 1]
                            + values[at + wide + 1];
            return DIRECT * direct + DIAGONAL * diagonal;
        }

        /** Puts into {@code plane} what is missing in it, from the values that stand there. */
        void solve(double[] plane) {
            double[] values = new double[framed];
            for (int i = 0; i < plane.length; i++) {
                values[place(i)] = plane[i];
            }
            int count = places.length;
            double[] residual = new double[count];
            for (int i = 0; i < count; i++) {
                residual[i] = neighbours(values, places[i]) - weights[i] * values[places[i]];
            }
            double[] direction = new double[framed];
            double[] product = new double[count];
            double square = 0;
            double share = 0;
            double next = square(residual);
            for (int round = 0; round < count && next > CLOSE * CLOSE * count; round++) {
                square = next;
                double along = 0;
                for (int i = 0; i < count; i++) {
                    direction[places[i]] = residual[i] + share * direction[places[i]];
                }
                for (int i = 0; i < count; i++) {
                    double here = direction[places[i]];
                    product[i] = weights[i] * here - neighbours(direction, places[i]);
                    along += here * product[i];
                }
                double step = square / along;
                for (int i = 0; i < count; i++) {
                    values[places[i]] += step * direction[places[i]];
                    residual[i] -= step * product[i];
                }
                next = square(residual);
                share = next / square;
            }
            for (int i = 0; i < plane.length; i++) {
                plane[i] = values[place(i)];
            }
        }

        private static double square(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value * value;
            }
            return sum;
        }
    }
}
