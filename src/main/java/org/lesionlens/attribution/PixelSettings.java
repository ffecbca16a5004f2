package org.lesionlens.attribution;

import java.util.Locale;
import org.lesionlens.explain.PixelMethod;

/** How a score is attributed to single pixels. */
public sealed interface PixelSettings extends AttributionSettings {

    /** Forward passes that take as long as one gradient, about. */
    int PASSES_OF_A_GRADIENT = 3;

    @Override
    PixelMethod method();

    /** How many gradients are computed. */
    int gradients();

    @Override
    default long forwardPasses(int width, int height) {
        return (long) PASSES_OF_A_GRADIENT * gradients();
    }

    /** The gradient at the photo. */
    record Gradients() implements PixelSettings {

        @Override
        public PixelMethod method() {
            return PixelMethod.GRADIENTS;
        }

        @Override
        public int gradients() {
            return 1;
        }

        @Override
        public String inWords() {
            return "";
        }
    }

    /** The gradient at the photo, times the normalised input. */
    record GradientsTimesInput() implements PixelSettings {

        @Override
        public PixelMethod method() {
            return PixelMethod.GRADIENTS_X_INPUT;
        }

        @Override
        public int gradients() {
            return 1;
        }

        @Override
        public String inWords() {
            return "";
        }
    }

    /**
     * The mean gradient on the straight way from a baseline to the photo, times the difference.
     *
     * @param steps at whose middles the gradient is taken, at least 1
     * @param baseline where the way begins
     */
    record IntegratedGradients(int steps, Replacement baseline) implements PixelSettings {

        /**
         * @throws IllegalArgumentException if there is no step
         */
        public IntegratedGradients {
            if (steps < 1) {
                throw new IllegalArgumentException(
                        "steps: %d; they must be at least 1".formatted(steps));
            }
        }

        @Override
        public PixelMethod method() {
            return PixelMethod.INTEGRATED_GRADIENTS;
        }

        @Override
        public int gradients() {
            return steps;
        }

        @Override
        public String inWords() {
            return "%d steps from %s".formatted(steps, baseline.inWords());
        }
    }

    /**
     * The mean of the gradients of noisy copies of the photo, or of their squares.
     *
     * @param samples copies, at least 1
     * @param noise standard deviation, as a share of the difference between the input's largest and
     *     smallest number; above 0 to 10
     * @param seed of the noise
     * @param squared true for SmoothGrad²
     */
    record SmoothGrad(int samples, double noise, long seed, boolean squared)
            implements PixelSettings {

        /**
         * @throws IllegalArgumentException if there is no sample or no noise
         */
        public SmoothGrad {
            if (samples < 1) {
                throw new IllegalArgumentException(
                        "samples: %d; they must be at least 1".formatted(samples));
            }
            if (!(noise > 0 && noise <= 10)) {
                throw new IllegalArgumentException(
                        "noise: %s; it must be above 0 and at most 10".formatted(noise));
            }
        }

        @Override
        public PixelMethod method() {
            return squared ? PixelMethod.SMOOTHGRAD_SQUARED : PixelMethod.SMOOTHGRAD;
        }

        @Override
        public int gradients() {
            return samples;
        }

        @Override
        public String inWords() {
            return String.format(
                    Locale.ROOT,
                    "%d samples, noise %s\u00a0%% of the range, seed %d",
                    samples,
                    Math.round(1000 * noise) / 10.0,
                    seed);
        }
    }
}
