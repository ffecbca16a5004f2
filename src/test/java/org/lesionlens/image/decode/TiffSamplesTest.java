package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.RgbImage;

class TiffSamplesTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    private static Stream<ByteOrder> orders() {
        return Stream.of(LITTLE, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void greyOfAnyEvenDepthReachesFromBlackToWhite(ByteOrder order) throws Exception {
        for (int bits : new int[] {1, 2, 4, 6, 8, 10, 12, 14, 16}) {
            int most = (1 << bits) - 1;
            int[] samples = {0, most, most / 3, most - most / 3};

            var black = decode(TinyTiff.of(order, 1, 1, bits, 4, samples));
            var white = decode(TinyTiff.of(order, 0, 1, bits, 4, samples));

            int[] levels = Arrays.stream(samples).map(sample -> level(sample, most)).toArray();
            assertThat(greens(black)).as("%d bits", bits).isEqualTo(levels);
            assertThat(greens(white))
                    .as("%d bits, white is zero", bits)
                    .isEqualTo(Arrays.stream(levels).map(level -> 255 - level).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void rgbOfAnyReadableDepthIsScaledChunkyOrPlanar(ByteOrder order) throws Exception {
        for (int bits : new int[] {8, 10, 12, 14, 16}) {
            int most = (1 << bits) - 1;
            int third = most / 3;
            int[] red = {0, most};
            int[] green = {third, 0};
            int[] blue = {most, most - third};
            int[] turns = {red[0], green[0], blue[0], red[1], green[1], blue[1]};
            var expected =
                    RgbImage.of(
                            2,
                            1,
                            level(third, most) << 8 | 255,
                            255 << 16 | level(most - third, most));

            assertThat(decode(TinyTiff.of(order, 2, 3, bits, 2, turns))).isEqualTo(expected);
            assertThat(decode(TinyTiff.of(order, 2, 3, bits, 2, red, green, blue)))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void paletteIsLookedUp(int bits) throws Exception {
        int colours = 1 << bits;
        int[] table = new int[3 * colours];
        table[colours - 1] = 0xFFFF; // red of the last
        table[colours] = 0x80FF; // green of the first

        var shown =
                decode(
                        TinyTiff.of(LITTLE, 3, 1, bits, 2, new int[] {0, colours - 1})
                                .with(320, TinyTiff.SHORT, table));

        assertThat(shown).isEqualTo(RgbImage.of(2, 1, 0x008000, 0xFF0000));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 9, 11, 13, 15})
    void greyOfOddDepthsIsRefused(int bits) {
        assertRefused(
                TinyTiff.of(LITTLE, 1, 1, bits, 2, new int[] {0, 1}),
                "has grey colours with 1 × %d bits a pixel, which LesionLens does not read; save it"
                        .formatted(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void rgbOfFewBitsIsRefused(int bits) {
        assertRefused(
                TinyTiff.of(LITTLE, 2, 3, bits, 1, new int[] {0, 1, 2}),
                "has RGB colours with 3 × %d bits a pixel".formatted(bits));
    }

    @Test
    void unusedSamplesOfOddDepthsAreRefused() {
        assertRefused(
                TinyTiff.of(LITTLE, 2, 4, 12, 1, new int[] {0, 1, 2, 3}).with(338, 3, 0),
                "has RGB colours with 4 × 12 bits a pixel");
    }

    @Test
    void signedSamplesAreRefused() {
        assertRefused(
                TinyTiff.of(LITTLE, 1, 1, 8, 2, new int[] {0, 1}).with(339, TinyTiff.SHORT, 2),
                "has signed or floating-point samples");
    }

    @Test
    void samplesOfDifferentDepthsAreRefused() {
        assertRefused(
                TinyTiff.of(LITTLE, 2, 3, 8, 1, new int[] {0, 1, 2})
                        .with(258, TinyTiff.SHORT, 5, 6, 5),
                "has samples of different numbers of bits");
    }

    @Test
    void labIsRefused() {
        assertRefused(
                TinyTiff.of(LITTLE, 8, 3, 8, 1, new int[] {0, 1, 2}),
                "has Lab colours with 3 × 8 bits a pixel");
    }

    @Test
    void foreignCompressionIsNamed() {
        assertRefused(
                TinyTiff.of(LITTLE, 1, 1, 8, 1, new int[] {0}).with(259, TinyTiff.SHORT, 50000),
                "is compressed with Zstandard, which LesionLens does not read; save it as a TIFF");
    }

    private void assertRefused(TinyTiff file, String words) {
        assertThatThrownBy(() -> decode(file))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessageStartingWith("a.tif " + words);
    }

    private RgbImage decode(TinyTiff file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file.bytes()), "a.tif");
    }

    /** The nearest of 256 levels. */
    private static int level(int sample, int most) {
        return (int) Math.round(255.0 * sample / most);
    }

    private static int[] greens(RgbImage picture) {
        return IntStream.range(0, picture.width()).map(x -> picture.at(x, 0) >> 8 & 0xFF).toArray();
    }
}
