package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map A and its transpose: (A p) · q is p · (Aᵀ q), whatever p and q. */
class TransposedFitTest {

    @ParameterizedTest
    @CsvSource({
        "SQUASH, BILINEAR_ANTIALIAS",
        "CENTER_CROP, BICUBIC_ANTIALIAS",
        "LETTERBOX, BILINEAR_ANTIALIAS",
        "SQUASH, BILINEAR",
        "CENTER_CROP, BILINEAR"
    })
    void isTheTransposeOfTheFit(InputFit fit, Interpolation interpolation) {
        var spec = new InputSpec(20, 14, fit, interpolation, Normalisation.NONE);
        var random = new Random(1);
        RgbImage photo =
                RgbImage.painted(
                        61,
                        37,
                        (y, row) -> {
                            for (int x = 0; x < row.length; x++) {
                                row[x] = random.nextInt(256) * 0x010101;
                            }
                        });
        float[] weights = new float[20 * 14];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat() - 0.3f;
        }
        float[] input = Preprocessing.tensor(photo, spec).toArray();

        float[] back = new TransposedFit(61, 37, spec).of(weights);

        double forward = 0;
        for (int i = 0; i < weights.length; i++) {
            forward += input[i] * weights[i];
        }
        double backward = 0;
        for (int i = 0; i < back.length; i++) {
            backward += (photo.at(i % 61, i / 61) & 0xFF) * back[i];
        }
        assertThat(backward).isCloseTo(forward, within(30.0)); // of 280 pixels rounded to 8 bits
        assertThat(Math.abs(forward)).isGreaterThan(3000);
    }

    @ParameterizedTest
    @CsvSource({"SQUASH", "CENTER_CROP"})
    void theSumStays(InputFit fit) {
        var spec =
                new InputSpec(20, 14, fit, Interpolation.BICUBIC_ANTIALIAS, Normalisation.IMAGENET);
        float[] plane = new float[20 * 14];
        plane[7 * 20 + 9] = 5;

        float sum = 0;
        for (float value : new TransposedFit(300, 200, spec).of(plane)) {
            sum += value;
        }

        assertThat(sum).isCloseTo(5, within(1e-3f));
    }
}
