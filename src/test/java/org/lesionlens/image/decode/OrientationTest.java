package org.lesionlens.image.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;

/** The types, places and precedence are those of Pillow's {@code ImageOps.exif_transpose}. */
class OrientationTest {

    private static final RgbImage TURNED = RgbImage.of(1, 2, 0x102030, 0x405060);
    private static final RgbImage AS_IT_LIES = RgbImage.of(2, 1, 0x102030, 0x405060);
    private static final byte[] ROW = {0, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60};
    private static final String XMP = "<rdf:Description tiff:Orientation=\"6\"/>";

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @ParameterizedTest
    @CsvSource({
        "3, 0006 0000",
        "4, 00000006",
        "8, 0006 0000",
        "9, 00000006",
        "6, 06 000000",
        "11, 40C00000"
    })
    void numbersOfAnyTypeTurn(int type, String value) {
        assertThat(ofExif(exif(type, value))).isEqualTo(Orientation.LYING_ON_THE_LEFT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void bytesAndTextDoNot(int type) {
        assertThat(ofExif(exif(type, "06 000000"))).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void theLettersBeforeExifDoNotMatter() {
        assertThat(ofExif("457869660000" + exif(3, "0006 0000")))
                .isEqualTo(Orientation.LYING_ON_THE_LEFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4D4D", "4D4D002A00000008FFFF", "0000", "4949FFFFFFFFFFFFFFFF"})
    void brokenExifIsUpright(String hex) {
        assertThat(ofExif(hex)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void xmpIsAskedOnlyWhereExifSaysNothing() {
        var xmp = Optional.of(ByteBuffer.wrap(XMP.getBytes(ISO_8859_1)));
        var upright = Optional.of(hex(exif(3, "0001 0000")));

        assertThat(OrientationTags.of(Optional.empty(), xmp))
                .isEqualTo(Orientation.LYING_ON_THE_LEFT);
        assertThat(OrientationTags.of(upright, xmp)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void aTiffOfTypeByteIsNotTurned() throws ImageDecodeException {
        int[] samples = {0x10, 0x20, 0x30, 0x40, 0x50, 0x60};
        var file = TinyTiff.of(ByteOrder.BIG_ENDIAN, 2, 3, 8, 2, samples);

        assertThat(decode(file.with(274, TinyTiff.BYTE, 6).bytes())).isEqualTo(AS_IT_LIES);
        assertThat(decode(file.with(274, TinyTiff.SHORT, 6).bytes())).isEqualTo(TURNED);
    }

    @Test
    void aTiffIsTurnedByItsXmp() throws ImageDecodeException {
        int[] samples = {0x10, 0x20, 0x30, 0x40, 0x50, 0x60};
        var file =
                TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 2, 3, 8, 2, samples)
                        .with(700, TinyTiff.BYTE, XMP.chars().toArray());

        assertThat(decode(file.bytes())).isEqualTo(TURNED);
    }

    @Test
    void aPngIsTurnedByItsExifItsXmpAndWhatImageMagickMakesOfThem() throws ImageDecodeException {
        var exif = exif(3, "0006 0000").replace(" ", "");
        var raw = "\nexif\n      %d\n%s\n".formatted(exif.length() / 2, exif);
        var rawXmp =
                "\nxmp\n %d\n%s\n"
                        .formatted(
                                XMP.length(), HexFormat.of().formatHex(XMP.getBytes(ISO_8859_1)));

        assertTurned("eXIf", HexFormat.of().parseHex(exif));
        assertTurned("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + XMP));
        assertTurned("iTXt", text("XML:com.adobe.xmp\0\1\0\0\0"), TinyPng.deflated(text(XMP)));
        assertTurned("tEXt", text("Raw profile type exif\0" + raw));
        assertTurned("zTXt", text("Raw profile type exif\0\0"), TinyPng.deflated(text(raw)));
        assertTurned("zTXt", text("Raw profile type xmp\0\0"), TinyPng.deflated(text(rawXmp)));
    }

    private void assertTurned(String type, byte[]... parts) throws ImageDecodeException {
        var content = ByteBuffer.allocate(4096);
        for (byte[] part : parts) {
            content.put(part);
        }
        byte[] chunk = ByteBuffer.allocate(content.position()).put(content.flip()).array();

        assertThat(decode(new TinyPng(2, 1, 8, 2).with(type, chunk).rows(ROW)))
                .as(type)
                .isEqualTo(TURNED);
    }

    @Test
    void aBrokenTextLeavesThePictureAsItLies() throws ImageDecodeException {
        byte[] file = new TinyPng(2, 1, 8, 2).with("zTXt", text("Raw profile type exif")).rows(ROW);

        assertThat(decode(file)).isEqualTo(AS_IT_LIES);
    }

    private RgbImage decode(byte[] file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file), "a");
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static Orientation ofExif(String hex) {
        return OrientationTags.of(Optional.of(hex(hex)), Optional.empty());
    }

    /** Big-endian EXIF data with one value of the tag. */
    private static String exif(int type, String value) {
        return "4D4D 002A 00000008 0001 0112 %04X 00000001 %s 00000000".formatted(type, value);
    }

    private static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
