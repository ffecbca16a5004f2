package org.lesionlens.attribution;

import java.util.Random;

/** Where noise comes from. */
@FunctionalInterface
public interface NoiseSource {

    /**
     * Normally distributed, mean 0, standard deviation 1; the same for the same seed and number.
     */
    NoiseSource NORMAL =
            (seed, number, length) -> {
                var random = new Random(seed + number * 0x9E3779B97F4A7C15L);
                double[] noise = new double[length];
                for (int i = 0; i < length; i++) {
                    noise[i] = random.nextGaussian();
                }
                return noise;
            };

    /**
     * The noise of one sample.
     *
     * @param number of the sample, from 0
     */
    double[] sample(long seed, int number, int length);
}
