package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RgbImageTest {

    @Test
    void keepsItsPixelsWhateverHappensOutside() {
        int[] pixels = {1, 2};
        var picture = RgbImage.of(2, 1, pixels);

        pixels[0] = 9;

        assertThat(picture.at(0, 0)).isEqualTo(0xFF000001);
    }

    @Test
    void pixelsAreAlwaysOpaque() {
        assertThat(RgbImage.of(1, 1, 0x12345678).at(0, 0)).isEqualTo(0xFF345678);
    }

    @Test
    void isPaintedRowByRow() {
        var painted = RgbImage.painted(2, 2, (y, row) -> Arrays.setAll(row, x -> 10 * y + x));

        assertThat(painted).isEqualTo(RgbImage.of(2, 2, 0, 1, 10, 11));
    }

    @Test
    void handsOutRows() {
        int[] row = new int[2];

        RgbImage.of(2, 2, 0, 1, 10, 11).readRow(1, row);

        assertThat(row).containsExactly(0xFF00000A, 0xFF00000B);
    }

    @Test
    void sameShapeMattersForEquality() {
        assertThat(RgbImage.of(2, 1, 0, 1)).isNotEqualTo(RgbImage.of(1, 2, 0, 1));
    }

    @Test
    void refusesAnotherNumberOfPixels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RgbImage.of(2, 2, 1, 2, 3))
                .withMessage("3 pixels for 2×2");
    }

    @Test
    void hasNoPixelsOutside() {
        var picture = RgbImage.of(1, 1, 0);

        assertThatThrownBy(() -> picture.at(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
