package org.lesionlens.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Golden;

/** Against a direct solution of the same equations. */
class NoisyLinearImputationTest {

    private static final int WIDTH = 45;
    private static final int HEIGHT = 37;

    @Test
    void pixelsBecomeTheWeightedMeanOfTheirNeighbours() {
        ImageTensor filled = filled(new double[3 * WIDTH * HEIGHT]);

        float[] expected = Golden.array("faithfulness/imputation.filled.npy");
        float[] values = filled.toArray();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(4e-3f)); // of a noise of 0.01
        }
    }

    @Test
    void noiseIsAddedToWhatIsReplacedAlone() {
        double[] ones = new double[3 * WIDTH * HEIGHT];
        Arrays.fill(ones, 1);

        float[] plain = filled(new double[ones.length]).toArray();
        float[] noisy = filled(ones).toArray();

        BitSet missing = missing();
        for (int i = 0; i < plain.length; i++) {
            float noise = missing.get(i % (WIDTH * HEIGHT)) ? 0.01f : 0;
            assertThat(noisy[i] - plain[i]).isCloseTo(noise, within(1e-5f));
        }
    }

    private static ImageTensor filled(double[] noise) {
        ImageTensor input =
                ImageTensor.of(WIDTH, HEIGHT, Golden.array("faithfulness/imputation.input.npy"));
        return NoisyLinearImputation.of(input, missing(), noise);
    }

    private static BitSet missing() {
        float[] missing = Golden.array("faithfulness/imputation.missing.npy");
        var pixels = new BitSet();
        IntStream.range(0, missing.length).filter(i -> missing[i] != 0).forEach(pixels::set);
        return pixels;
    }
}
