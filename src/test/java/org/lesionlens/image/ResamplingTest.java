package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.lesionlens.image.Interpolation.BICUBIC_ANTIALIAS;
import static org.lesionlens.image.Interpolation.BILINEAR;
import static org.lesionlens.image.Interpolation.BILINEAR_ANTIALIAS;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {

    @Test
    void antialiasingLooksBeyondThePixelsUnderneath() {
        // Two to one: weights 3/7, 3/7, 1/7, the last for a pixel of the other half.
        var shrunk = resize(greys(0, 70, 140, 210), 2, BILINEAR_ANTIALIAS);

        assertThat(levels(shrunk)).containsExactly(50, 160);
    }

    @Test
    void plainBilinearLooksAtTwoPixelsOnly() {
        var shrunk = resize(greys(0, 70, 140, 210), 2, BILINEAR);

        assertThat(levels(shrunk)).containsExactly(35, 175);
    }

    @Test
    void plainBilinearSkipsPixelsWhenItShrinksALot() {
        // Target centre 4 lies between source centres 3.5 and 4.5; all others are not seen.
        var shrunk = resize(greys(255, 255, 255, 10, 30, 255, 255, 255), 1, BILINEAR);

        assertThat(levels(shrunk)).containsExactly(20);
    }

    @Test
    void growingKeepsPixelCentresInPlace() {
        // Target centres lie at 0.25, 0.75, 1.25 and 1.75 of the source, whose own are 0.5 and 1.5.
        assertThat(levels(resize(greys(0, 100), 4, BILINEAR))).containsExactly(0, 25, 75, 100);
        assertThat(levels(resize(greys(0, 100), 4, BILINEAR_ANTIALIAS)))
                .containsExactly(0, 25, 75, 100);
    }

    @Test
    void bicubicOvershootIsClipped() {
        var grown = resize(greys(0, 0, 255, 255), 16, BICUBIC_ANTIALIAS);

        assertThat(levels(grown)).startsWith(0, 0).endsWith(255, 255).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void channelsStayApart(Interpolation interpolation) {
        var picture = RgbImage.of(3, 1, 0xFF0000, 0xFF0000, 0xFF0000);

        assertThat(resize(picture, 2, interpolation))
                .isEqualTo(RgbImage.of(2, 1, 0xFF0000, 0xFF0000));
    }

    @ParameterizedTest
    @EnumSource
    void theSameSizeIsTheSamePicture(Interpolation interpolation) {
        var picture = greys(3, 200, 17, 90);

        assertThat(resize(picture, 4, interpolation)).isEqualTo(picture);
    }

    @ParameterizedTest
    @EnumSource
    void aBoxOfWholePixelsIsCutOut(Interpolation interpolation) {
        var picture = RgbImage.painted(5, 4, (y, row) -> Arrays.setAll(row, x -> 50 * y + x));

        var cut = Resampling.resize(picture, new ImageRegion(1, 1, 4, 3), 3, 2, interpolation);

        assertThat(cut).isEqualTo(RgbImage.of(3, 2, 51, 52, 53, 101, 102, 103));
    }

    @ParameterizedTest
    @EnumSource
    void refusesABoxThatLeavesThePicture(Interpolation interpolation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Resampling.resize(
                                greys(1, 2), new ImageRegion(0, 0, 2.5, 1), 1, 1, interpolation))
                .withMessageContaining("right=2.5");
    }

    private static RgbImage resize(RgbImage picture, int width, Interpolation interpolation) {
        var whole = ImageRegion.whole(picture.width(), picture.height());
        return Resampling.resize(picture, whole, width, picture.height(), interpolation);
    }

    /** A picture of one row. */
    private static RgbImage greys(int... levels) {
        int[] pixels = Arrays.stream(levels).map(level -> level * 0x010101).toArray();
        return RgbImage.of(levels.length, 1, pixels);
    }

    private static int[] levels(RgbImage row) {
        return IntStream.range(0, row.width()).map(x -> row.at(x, 0) & 0xFF).toArray();
    }
}
