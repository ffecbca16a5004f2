package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.RgbImage;

/** Each code is two bits: 00 no difference, 01 one bit, 10 two bits, 11 eight bits. */
class LosslessJpegTest {

    private static final String CODES = "FFC4 0017 00 00040000000000000000000000000000 00 01 02 08";
    private static final String GREY_2_BY_2 = "FFC3 000B 08 0002 0002 01 011100";
    private static final String RGB_PIXEL = "FFC3 0011 08 0001 0001 03 011100 021100 031100";
    private static final String RGB_SCAN = "FFDA 000C 03 0100 0200 0300 010000";

    /** 128+2=130, then +1; below, by the predictor, twice no difference, filled up with ones. */
    private static final String FOUR_SAMPLES = "10 10" + "01 1" + "00 00" + "11111";

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @ParameterizedTest
    @CsvSource({"1, 130", "2, 131", "3, 130", "4, 131", "5, 130", "6, 131", "7, 130"})
    void samplesArePredictedFromTheirNeighbours(int predictor, int last) throws Exception {
        // Above: 130 131. The third sample is the one above it, 130; the last follows from these.
        var shown = decode(CODES, GREY_2_BY_2, scan(predictor), bits(FOUR_SAMPLES), "FFD9");

        assertThat(shown).isEqualTo(RgbImage.of(2, 2, grey(130), grey(131), grey(130), grey(last)));
    }

    private static String scan(int predictor) {
        return "FFDA 0008 01 0100 0%d0000".formatted(predictor);
    }

    @Test
    void threeComponentsAreRgbAsLibjpegTurboHasIt() throws ImageDecodeException {
        // 128-128=0, 128+3=131, 128: by the rules for other JPEG files it would be YCbCr.
        var samples = bits("11 01111111" + "10 11" + "00");

        assertThat(decode(CODES, RGB_PIXEL, RGB_SCAN, samples, "FFD9"))
                .isEqualTo(RgbImage.of(1, 1, 0x008380));
    }

    @Test
    void moreBitsThanEightAreRounded() throws ImageDecodeException {
        // Of 12 bits: 2048+2=2050, then 2051; 2050 * 255 / 4095 = 127.65.
        var frame = "FFC3 000B 0C 0002 0002 01 011100";

        assertThat(decode(CODES, frame, scan(1), bits(FOUR_SAMPLES), "FFD9").at(0, 0))
                .isEqualTo(0xFF000000 | grey(128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FFD9", "AF", "AF FFD9"})
    void aCutFileIsRefused(String data) {
        assertThatThrownBy(() -> decode(CODES, GREY_2_BY_2, scan(1), data))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessage("a.jpg ends in the middle of its data");
    }

    @Test
    void zerosInPlaceOfTheEndAreNotTaken() {
        assertThatThrownBy(() -> decode(CODES, GREY_2_BY_2, scan(1), "00".repeat(100)))
                .hasMessage("a.jpg ends in the middle of its data");
    }

    @Test
    void samplesOfDifferentSizesAreRefused() {
        var subsampled = "FFC3 0011 08 0001 0001 03 012200 021100 031100";

        assertThatThrownBy(() -> decode(CODES, subsampled, RGB_SCAN, "00 FFD9"))
                .hasMessageStartingWith("a.jpg is a lossless JPEG file of a rare kind");
    }

    private static int grey(int level) {
        return level * 0x010101;
    }

    private static String bits(String bits) {
        var together = bits.replace(" ", "");
        var hex = new StringBuilder();
        for (int i = 0; i + 8 <= together.length(); i += 8) {
            hex.append("%02X".formatted(Integer.parseInt(together, i, i + 8, 2)));
        }
        return hex.toString();
    }

    private RgbImage decode(String... hex) throws ImageDecodeException {
        byte[] file = HexFormat.of().parseHex("FFD8" + String.join("", hex).replace(" ", ""));
        return decoder.decode(new ByteArrayInputStream(file), "a.jpg");
    }
}
