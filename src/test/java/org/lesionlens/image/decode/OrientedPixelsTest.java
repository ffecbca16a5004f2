package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;

class OrientedPixelsTest {

    private static final String FILE = "ABCDEF";

    @ParameterizedTest
    @CsvSource({
        "1, AB CD EF",
        "2, BA DC FE",
        "3, FE DC BA",
        "4, EF CD AB",
        "5, ACE BDF",
        "6, ECA FDB",
        "7, FDB ECA",
        "8, BDF ACE",
    })
    void turnsTwoColumnsOfThreeLetters(int exif, String upright) {
        var pixels = new OrientedPixels(2, 3, Orientation.ofValue(exif));

        var turned = pixels.filledWith((y, row) -> Arrays.setAll(row, x -> FILE.charAt(2 * y + x)));

        assertThat(letters(turned)).isEqualTo(upright);
    }

    @Test
    void turnsPicturesOfManyBandsThereAndBack() {
        var picture = RgbImage.painted(37, 50, (y, row) -> Arrays.setAll(row, x -> 1000 * y + x));

        var there = turned(picture, Orientation.LYING_ON_THE_LEFT);
        var back = turned(there, Orientation.LYING_ON_THE_RIGHT);

        assertThat(there.at(49, 36)).isEqualTo(picture.at(36, 0));
        assertThat(back).isEqualTo(picture);
    }

    private static RgbImage turned(RgbImage picture, Orientation orientation) {
        return new OrientedPixels(picture.width(), picture.height(), orientation)
                .filledWith(picture::readRow);
    }

    private static String letters(RgbImage picture) {
        return IntStream.range(0, picture.height())
                .mapToObj(y ->
                        IntStream.range(0, picture.width())
                                .mapToObj(x -> String.valueOf((char) picture.at(x, y)))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
