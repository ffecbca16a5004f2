package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lesionlens.image.RgbImage;

/** The examples are those of TIFF 6.0. */
class TiffPartsTest {

    private static final int WIDTH = 256;
    private static final int COMPRESSION = 259;
    private static final int FILL_ORDER = 266;
    private static final int SUBSAMPLING = 530;
    private static final int LZW = 5;
    private static final int PACK_BITS = 32773;

    /** Clear, 7, 258 (7, 7), 8, 8, 258 (7, 7), 6, 6, end: nine codes of nine bits. */
    private static final int[] CODES = {256, 7, 258, 8, 8, 258, 6, 6, 257};

    private static final int[] PACKED = {
        0xFE, 0xAA, 0x02, 0x80, 0x00, 0x2A, 0xFD, 0xAA, 0x03, 0x80, 0x00, 0x2A, 0x22, 0xF7, 0xAA
    };

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @Test
    void wholeLzwDataAreShown() throws Exception {
        assertThat(decode(lzw(9, CODES)).at(2, 0) & 0xFFFFFF).isEqualTo(0x070707);
    }

    @Test
    void lzwDataThatEndEarlyAreRefused() {
        assertRefused(lzw(10, CODES), "ends in the middle of its data");
        assertRefused(lzw(9, 256, 7, 258), "ends in the middle of its data");
    }

    @Test
    void aCodeThatStandsForNothingIsRefused() {
        assertRefused(
                lzw(9, 256, 7, 300, 8, 8, 258, 6, 6, 257), "its compressed data are impossible");
        assertRefused(
                lzw(9, 256, 258, 7, 8, 8, 258, 6, 6, 257), "its compressed data are impossible");
    }

    @Test
    void wholePackBitsAreShown() throws Exception {
        assertThat(decode(packed(24)).at(3, 0) & 0xFFFFFF).isEqualTo(0x808080);
    }

    @Test
    void packBitsThatEndEarlyAreRefused() {
        assertRefused(packed(25), "ends in the middle of its data");
    }

    @Test
    void bytesWhoseBitsStandInTheOtherOrderAreShown() throws Exception {
        int[] reversed = Arrays.stream(PACKED).map(b -> Integer.reverse(b) >>> 24).toArray();
        byte[] file =
                TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 1, 1, 8, PACKED.length, reversed)
                        .with(WIDTH, TinyTiff.SHORT, 24)
                        .with(COMPRESSION, TinyTiff.SHORT, PACK_BITS)
                        .with(FILL_ORDER, TinyTiff.SHORT, 2)
                        .bytes();

        assertThat(decode(file).at(3, 0) & 0xFFFFFF).isEqualTo(0x808080);
    }

    @Test
    void pixelsThatShareTheirColoursNeedFewerBytes() throws Exception {
        int[] block = {0x05, 90, 90, 90, 90, 128, 128}; // four of brightness, two of colours
        byte[] file =
                TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 6, 3, 8, block.length, block)
                        .with(WIDTH, TinyTiff.SHORT, 2)
                        .with(COMPRESSION, TinyTiff.SHORT, PACK_BITS)
                        .with(SUBSAMPLING, TinyTiff.SHORT, 2, 2)
                        .bytes();

        assertThat(decode(file).at(1, 0) & 0xFFFFFF).isEqualTo(0x5A5A5A);
    }

    private static byte[] packed(int width) {
        return TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 1, 1, 8, PACKED.length, PACKED)
                .with(WIDTH, TinyTiff.SHORT, width)
                .with(COMPRESSION, TinyTiff.SHORT, PACK_BITS)
                .bytes();
    }

    private static byte[] lzw(int width, int... codes) {
        int[] bytes = new int[(9 * codes.length + 7) / 8];
        for (int i = 0; i < 9 * codes.length; i++) {
            bytes[i / 8] |= (codes[i / 9] >> (8 - i % 9) & 1) << (7 - i % 8);
        }
        return TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 1, 1, 8, bytes.length, bytes)
                .with(WIDTH, TinyTiff.SHORT, width)
                .with(COMPRESSION, TinyTiff.SHORT, LZW)
                .bytes();
    }

    private void assertRefused(byte[] file, String words) {
        assertThatThrownBy(() -> decode(file)).hasMessageContaining(words);
    }

    private RgbImage decode(byte[] file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file), "photo.tif");
    }
}
