package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    @Test
    void scalesCentresAndDividesEachChannelByItsOwnNumbers() {
        // Red (255/255 - 0.5) / 0.25 = 2, green (0 - 0.5) / 0.5 = -1, blue (51/255 - 0.2) / 1 = 0.
        var tensor =
                Preprocessing.tensor(
                        RgbImage.of(1, 1, 0xFF0033),
                        new InputSpec(
                                1,
                                1,
                                InputFit.SQUASH,
                                Interpolation.BILINEAR,
                                1 / 255.0,
                                List.of(0.5, 0.5, 0.2),
                                List.of(0.25, 0.5, 1.0)));

        assertThat(tensor.toArray()).containsExactly(2, -1, 0);
    }

    @Test
    void planesFollowEachOtherRowByRow() {
        var photo = RgbImage.of(2, 2, 0x010509, 0x02060A, 0x03070B, 0x04080C);

        var tensor = Preprocessing.tensor(photo, raw(2, 2, InputFit.SQUASH));

        assertThat(tensor.toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void whatALetterboxLeavesFreeIsZero() {
        var photo = RgbImage.of(2, 1, 0x070707, 0x070707);
        var spec =
                new InputSpec(
                        2,
                        3,
                        InputFit.LETTERBOX,
                        Interpolation.BILINEAR_ANTIALIAS,
                        1,
                        List.of(5.0, 5.0, 5.0),
                        List.of(1.0, 1.0, 1.0));

        var tensor = Preprocessing.tensor(photo, spec);

        assertThat(tensor.toArray())
                .containsExactly(0, 0, 2, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 2, 2, 0, 0);
    }

    @Test
    void centreCropTakesTheMiddle() {
        var photo = RgbImage.of(3, 1, 0x010101, 0x020202, 0x030303);

        var tensor = Preprocessing.tensor(photo, raw(1, 1, InputFit.CENTER_CROP));

        assertThat(tensor.toArray()).containsExactly(2, 2, 2);
    }

    /** Levels as they are. */
    private static InputSpec raw(int width, int height, InputFit fit) {
        return new InputSpec(
                width, height, fit, Interpolation.BILINEAR_ANTIALIAS, Normalisation.NONE);
    }
}
