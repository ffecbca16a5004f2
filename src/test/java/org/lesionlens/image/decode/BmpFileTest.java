package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lesionlens.image.RgbImage;

class BmpFileTest {

    private static final RgbImage TWO_ROWS =
            RgbImage.of(2, 2, 0x102030, 0x405060, 0x405060, 0x102030);
    private static final String PALETTE = "30201000 60504000";

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @Test
    void paletteOfAnyDepthIsLookedUpFromTheLowestRowOn() throws ImageDecodeException {
        assertThat(decode(bmp(1, 0, 2, PALETTE, "80000000 40000000"))).isEqualTo(TWO_ROWS);
        assertThat(decode(bmp(4, 0, 2, PALETTE, "10000000 01000000"))).isEqualTo(TWO_ROWS);
        assertThat(decode(bmp(8, 0, 2, PALETTE, "01000000 00010000"))).isEqualTo(TWO_ROWS);
    }

    @Test
    void aNegativeHeightMeansFromTheTopDown() throws ImageDecodeException {
        assertThat(decode(bmp(8, 0, -2, PALETTE, "00010000 01000000"))).isEqualTo(TWO_ROWS);
    }

    @Test
    void runsAreUnpacked() throws ImageDecodeException {
        assertThat(decode(bmp(8, 1, 2, PALETTE, "0101 0100 0000 0100 0101 0000 0001")))
                .isEqualTo(TWO_ROWS);
    }

    @Test
    void ofThirtyTwoBitsTheLastEightMeanNothing() throws ImageDecodeException {
        assertThat(decode(bmp(32, 0, 2, "", "60504000 302010FF 30201080 60504000")))
                .isEqualTo(TWO_ROWS);
    }

    @Test
    void aCutFileIsRefused() {
        assertThatThrownBy(() -> decode(bmp(24, 0, 2, "", "605040 302010 0000 302010")))
                .hasMessage("a.bmp ends in the middle of its data");
    }

    @Test
    void anotherFormatInsideIsRefused() {
        assertThatThrownBy(() -> decode(bmp(0, 4, 2, "", "FFD8FF")))
                .hasMessageStartingWith("a.bmp is a BMP file around one of another format");
    }

    private RgbImage decode(byte[] file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file), "a.bmp");
    }

    private static byte[] bmp(int bits, int compression, int height, String palette, String rows) {
        byte[] colours = HexFormat.of().parseHex(palette.replace(" ", ""));
        byte[] pixels = HexFormat.of().parseHex(rows.replace(" ", ""));
        int start = 54 + colours.length;
        return ByteBuffer.allocate(start + pixels.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'B', 'M'})
                .putInt(start + pixels.length)
                .putInt(0)
                .putInt(start)
                .putInt(40)
                .putInt(2)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression)
                .putInt(pixels.length)
                .putLong(0)
                .putInt(colours.length / 4)
                .putInt(0)
                .put(colours)
                .put(pixels)
                .array();
    }
}
