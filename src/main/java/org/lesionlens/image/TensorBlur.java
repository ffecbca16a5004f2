package org.lesionlens.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A Gaussian blur of a network's input, plane by plane; beyond the border the outermost pixels
 * repeat. The kernel ends at three standard deviations and its weights add up to 1.
 */
public final class TensorBlur {

    private static final double REACH = 3; // standard deviations

    private TensorBlur() {}

    /**
     * The blurred input.
     *
     * @param sigma standard deviation in pixels, above 0
     */
    public static ImageTensor gaussian(ImageTensor input, double sigma) {
        double[] kernel = kernel(sigma);
        int width = input.width();
        int height = input.height();
        float[] turned = transposed(blurRows(input.toArray(), width, kernel), width, height);
        float[] blurred = transposed(blurRows(turned, height, kernel), height, width);
        return ImageTensor.ofOwned(width, height, blurred);
    }

    private static double[] kernel(double sigma) {
        int reach = (int) Math.ceil(REACH * sigma);
        double[] kernel =
                IntStream.rangeClosed(-reach, reach)
                        .mapToDouble(x -> Math.exp(-x * x / (2 * sigma * sigma)))
                        .toArray();
        double sum = Arrays.stream(kernel).sum();
        return Arrays.stream(kernel).map(weight -> weight / sum).toArray();
    }

    private static float[] blurRows(float[] values, int length, double[] kernel) {
        float[] blurred = new float[values.length];
        IntStream.range(0, values.length / length)
                .parallel()
                .forEach(row -> blurRow(values, row * length, length, kernel, blurred));
        return blurred;
    }

    private static void blurRow(
            float[] values, int start, int length, double[] kernel, float[] blurred) {
        int reach = kernel.length / 2;
        for (int x = 0; x < length; x++) {
            double sum = 0;
            for (int i = 0; i < kernel.length; i++) {
                sum += kernel[i] * values[start + Math.clamp(x + i - reach, 0, length - 1)];
            }
            blurred[start + x] = (float) sum;
        }
    }

    /** Each plane of rows of {@code width} turned into rows of {@code height}. */
    private static float[] transposed(float[] values, int width, int height) {
        float[] turned = new float[values.length];
        int plane = width * height;
        for (int i = 0; i < values.length; i++) {
            int cell = i % plane;
            turned[i - cell + (cell % width) * height + cell / width] = values[i];
        }
        return turned;
    }
}
