package org.lesionlens.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.RgbImage;

/** Colours of a photo that lies in a letterbox, whose bars are black. */
class ReplacementTest {

    private static final int SKIN = 200;
    private static final int LESION = 40;

    @ParameterizedTest
    @CsvSource({"200, 100", "100, 200", "128, 128"})
    void takesColoursFromThePhotoAlone(int width, int height) {
        var spec =
                new InputSpec(
                        64, 64, InputFit.LETTERBOX, Interpolation.BILINEAR, Normalisation.NONE);
        RgbImage photo =
                RgbImage.painted(
                        width,
                        height,
                        (y, row) -> {
                            for (int x = 0; x < width; x++) {
                                boolean middle =
                                        Math.abs(2 * x - width) < width / 2
                                                && Math.abs(2 * y - height) < height / 2;
                                row[x] = (middle ? LESION : SKIN) * 0x010101;
                            }
                        });
        PlacedInput input = PlacedInput.of(PreparedPhoto.of(photo, spec), spec);
        float full = Normalisation.NONE.scale() == 1 ? 1 : 1 / 255f;

        ImageTensor skin = Replacement.MEAN_SKIN.of(input, spec);
        ImageTensor mean = Replacement.MEAN_COLOUR.of(input, spec);

        assertThat(skin.at(0, 32, 32)).isCloseTo(SKIN * full, within(0.01f * SKIN * full));
        float expected = (0.25f * LESION + 0.75f * SKIN) * full;
        assertThat(mean.at(0, 0, 0)).isCloseTo(expected, within(0.05f * expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "32, 32", "63, 63"})
    void ofAFilledInputTheWholeCounts(int x, int y) {
        float[] values = new float[3 * 64 * 64];
        Arrays.fill(values, 0.5f);
        PlacedInput input = PlacedInput.filled(ImageTensor.of(64, 64, values));
        var spec =
                new InputSpec(64, 64, InputFit.SQUASH, Interpolation.BILINEAR, Normalisation.NONE);

        assertThat(Replacement.MEAN_SKIN.of(input, spec).at(2, x, y))
                .isCloseTo(0.5f, within(1e-6f));
    }
}
