package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {

    private static final String START = "FFD8";
    private static final String JFIF = "FFE0 0007 4A46494600";
    private static final String ADOBE_WITHOUT_TRANSFORM = "FFEE 000E 41646F6265 0064 0000 0000 00";
    private static final String ADOBE_YCCK = "FFEE 000E 41646F6265 0064 0000 0000 02";

    /** 3 high, 2 wide, components named 1, 2, 3. */
    private static final String FRAME = "FFC0 0011 08 0003 0002 03 011100 021100 031100";

    private static final String FRAME_NAMED_RGB = "FFC0 0011 08 0003 0002 03 521100 471100 421100";
    private static final String FRAME_OF_FOUR =
            "FFC0 0014 08 0003 0002 04 011100 021100 031100 041100";
    private static final String SCAN = "FFDA 0002 1234";

    @Test
    void tellsTheSizeOfThePicture() throws UnreadableException {
        var header = header(START, JFIF, FRAME, SCAN);

        assertThat(header.width()).isEqualTo(2);
        assertThat(header.height()).isEqualTo(3);
    }

    @Test
    void threeComponentsAreYccUnlessSaidOtherwise() throws UnreadableException {
        assertThat(header(START, FRAME, SCAN).colours(Optional.empty())).isEqualTo(JpegColours.YCC);
    }

    @Test
    void adobeMaySayThatTheyAreRgb() throws UnreadableException {
        assertThat(header(START, ADOBE_WITHOUT_TRANSFORM, FRAME, SCAN).colours(Optional.empty()))
                .isEqualTo(JpegColours.RGB);
    }

    @Test
    void theirNamesMaySaySoToo() throws UnreadableException {
        assertThat(header(START, FRAME_NAMED_RGB, SCAN).colours(Optional.empty()))
                .isEqualTo(JpegColours.RGB);
    }

    @Test
    void jfifAlwaysMeansYcc() throws UnreadableException {
        assertThat(
                        header(START, JFIF, ADOBE_WITHOUT_TRANSFORM, FRAME_NAMED_RGB, SCAN)
                                .colours(Optional.empty()))
                .isEqualTo(JpegColours.YCC);
    }

    @Test
    void fourComponentsAreInksAndAdobeSaysHow() throws UnreadableException {
        assertThat(header(START, FRAME_OF_FOUR, SCAN).colours(Optional.empty()))
                .isEqualTo(JpegColours.CMYK);
        assertThat(header(START, ADOBE_YCCK, FRAME_OF_FOUR, SCAN).colours(Optional.empty()))
                .isEqualTo(JpegColours.YCCK);
    }

    @Test
    void onlyWhatDecodingNeedsIsKept() throws UnreadableException {
        var header = header(START, JFIF, ADOBE_YCCK, "FFFE 0004 4142", FRAME, SCAN);

        assertThat(header.essentials()).isEqualTo(bytes(START, FRAME, SCAN));
    }

    @Test
    void aHeaderThatEndsTooEarlyIsTruncated() {
        assertThatThrownBy(() -> header(START, JFIF, "FFC0 0011 08"))
                .hasMessage("ends in the middle of its data");
    }

    private static JpegHeader header(String... segments) throws UnreadableException {
        return JpegHeader.of(bytes(segments));
    }

    private static byte[] bytes(String... segments) {
        return HexFormat.of().parseHex(String.join("", segments).replace(" ", ""));
    }
}
