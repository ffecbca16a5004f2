package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class TensorBlurTest {

    @Test
    void aPointSpreadsAsTheProductOfTwoGaussians() {
        float[] values = new float[3 * 15 * 11];
        values[5 * 15 + 7] = 1; // red, column 7, row 5

        ImageTensor blurred = TensorBlur.gaussian(ImageTensor.of(15, 11, values), 1);

        double[] weights = {1, Math.exp(-0.5), Math.exp(-2), Math.exp(-4.5)};
        double sum = weights[0] + 2 * (weights[1] + weights[2] + weights[3]);
        assertThat(blurred.at(0, 7, 5)).isCloseTo((float) (1 / (sum * sum)), within(1e-7f));
        assertThat(blurred.at(0, 8, 7))
                .isCloseTo((float) (weights[1] * weights[2] / (sum * sum)), within(1e-7f));
        assertThat(blurred.at(0, 11, 5)).isZero();
        assertThat(blurred.at(1, 7, 5)).isZero();
    }

    @Test
    void aPlainPlaneStaysAsItIs() {
        float[] values = new float[3 * 6 * 4];
        Arrays.fill(values, 24, 48, 2.5f);

        ImageTensor blurred = TensorBlur.gaussian(ImageTensor.of(6, 4, values), 5);

        assertThat(blurred.toArray()).containsExactly(values, within(1e-6f));
    }

    @Test
    void takesChosenPixelsOfAllPlanesFromAnother() {
        var ones = ImageTensor.of(2, 1, 1, 1, 1, 1, 1, 1);
        var numbers = ImageTensor.of(2, 1, 2, 3, 4, 5, 6, 7);
        var right = new BitSet();
        right.set(1);

        assertThat(ones.with(right, numbers).toArray()).containsExactly(1, 3, 1, 5, 1, 7);
        assertThat(ones.toArray()).containsOnly(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ones.with(right, ImageTensor.of(1, 1, 0, 0, 0)));
    }
}
