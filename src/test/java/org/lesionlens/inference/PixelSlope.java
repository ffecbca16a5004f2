package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.image.ImageTensor;

/** The gradient by the pixels of any network, against steps along it. */
final class PixelSlope {

    private static final double STEP = 0.005; // of all values together, in standard deviations
    private static final double TOLERANCE = 0.02;
    private static final double ROUNDING = 1e-4; // of float32 scores, divided by the step

    private PixelSlope() {}

    /** Fails unless the score rises along its gradient as steeply as the gradient is long. */
    static void compare(Classifier classifier, ImageTensor input, int classIndex) throws Exception {
        InputGradient gradient = classifier.inputGradient(input, classIndex);
        float[] values = gradient.values().toArray();
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        assertThat(length).isPositive();
        double up = score(classifier, input, values, STEP / length, classIndex);
        double down = score(classifier, input, values, -STEP / length, classIndex);
        assertThat((up - down) / (2 * STEP))
                .isCloseTo(length, within(TOLERANCE * length + ROUNDING));
    }

    private static double score(
            Classifier classifier, ImageTensor input, float[] along, double factor, int classIndex)
            throws Exception {
        float[] moved = input.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (factor * along[i]);
        }
        ImageTensor there = ImageTensor.of(input.width(), input.height(), moved);
        return classifier.inputGradient(there, classIndex).score();
    }
}
