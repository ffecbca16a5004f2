package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.TinyDicom;

class DicomFileTest {

    private static final RgbImage PIXELS = RgbImage.of(2, 1, 0x102030, 0x405060);

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @ParameterizedTest
    @ValueSource(strings = {TinyDicom.EXPLICIT, TinyDicom.IMPLICIT})
    void rgbIsTakenAsItIs(String syntax) throws ImageDecodeException {
        var file = new TinyDicom(syntax, "RGB", 2, 1, 3, 8);

        assertThat(decode(file.pixels(0x10, 0x20, 0x30, 0x40, 0x50, 0x60))).isEqualTo(PIXELS);
    }

    @Test
    void planesArePutTogether() throws ImageDecodeException {
        var file = new TinyDicom(TinyDicom.EXPLICIT, "RGB", 2, 1, 3, 8).number(0x00280006, 1);

        assertThat(decode(file.pixels(0x10, 0x40, 0x20, 0x50, 0x30, 0x60))).isEqualTo(PIXELS);
    }

    @Test
    void brightnessAndColourDifferencesBecomeRgb() throws ImageDecodeException {
        // Cr is 128+32: red 100 + 1.402*32 = 144.9, green 100 - 0.714*32 = 77.1.
        var file = new TinyDicom(TinyDicom.EXPLICIT, "YBR_FULL", 1, 1, 3, 8);

        assertThat(decode(file.pixels(100, 128, 160))).isEqualTo(RgbImage.of(1, 1, 0x914D64));
    }

    @Test
    void greyReachesOverAllStoredBits() throws ImageDecodeException {
        // Of 12 bits: 4095 is white, 2048 is 127.5, rounded up.
        assertThat(decode(grey("MONOCHROME2").pixels(0xFF, 0x0F, 0x00, 0x08)))
                .isEqualTo(RgbImage.of(2, 1, 0xFFFFFF, 0x808080));
        assertThat(decode(grey("MONOCHROME1").pixels(0xFF, 0x0F, 0x00, 0x08)))
                .isEqualTo(RgbImage.of(2, 1, 0x000000, 0x7F7F7F));
    }

    @Test
    void aWindowSaysWhatIsBlackAndWhite() throws ImageDecodeException {
        // Part 3, C.11.2.1.2: (1000 - 999.5) / 400 + 0.5 of 255 is 127.8; 1300 is above.
        var file = grey("MONOCHROME2").words(0x00281050, "1000\\40").words(0x00281051, "401\\80");

        assertThat(decode(file.pixels(0xE8, 0x03, 0x14, 0x05)))
                .isEqualTo(RgbImage.of(2, 1, 0x808080, 0xFFFFFF));
    }

    private static TinyDicom grey(String photometric) {
        return new TinyDicom(TinyDicom.EXPLICIT, photometric, 2, 1, 1, 16)
                .number(0x00280101, 12)
                .number(0x00280102, 11);
    }

    @Test
    void aJpegInsideIsDecodedInPartsAndWhateverItsLabel() throws Exception {
        byte[] jpeg = golden();
        var expected = decode(jpeg);
        byte[] start = Arrays.copyOf(jpeg, 300);
        byte[] rest = Arrays.copyOfRange(jpeg, 300, jpeg.length);

        assertThat(decode(jpeg("YBR_FULL_422").encapsulated(jpeg))).isEqualTo(expected);
        assertThat(decode(jpeg("YBR_FULL_422").encapsulated(start, rest))).isEqualTo(expected);
        assertThat(decode(jpeg("RGB").encapsulated(jpeg))).isEqualTo(expected); // by its JFIF
    }

    private static TinyDicom jpeg(String photometric) {
        return new TinyDicom(TinyDicom.JPEG, photometric, 41, 27, 3, 8);
    }

    private static byte[] golden() throws IOException {
        return Files.readAllBytes(Golden.FOLDER.resolve("photos/rgb.jpg"));
    }

    @Test
    void colourDifferencesByLabelOverFullSamplesAreUnsure() {
        var file = new TinyDicom(TinyDicom.EXPLICIT, "YBR_FULL_422", 2, 1, 3, 8);

        assertThatThrownBy(() -> decode(file.pixels(1, 2, 3, 4, 5, 6)))
                .hasMessageStartingWith(
                        "a.dcm is a DICOM file with colours of the kind YBR_FULL_422, which");
    }

    @Test
    void otherTransferSyntaxesAreNamed() {
        var file = new TinyDicom(TinyDicom.JPEG_2000, "RGB", 2, 1, 3, 8);

        assertThatThrownBy(() -> decode(file.encapsulated(new byte[] {1, 2})))
                .hasMessage(
                        "a.dcm is a DICOM file whose pixels are stored as JPEG 2000, which"
                                + " LesionLens does not read; save it as JPEG, PNG or TIFF with a"
                                + " DICOM viewer");
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        byte[] whole =
                new TinyDicom(TinyDicom.EXPLICIT, "RGB", 2, 1, 3, 8).pixels(1, 2, 3, 4, 5, 6);
        byte[] jpeg = Arrays.copyOf(golden(), golden().length * 3 / 4);

        for (int length = 140; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decode(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .hasMessageMatching("a.dcm (ends in the middle .*|is a DICOM file .*)");
        }
        assertThatThrownBy(() -> decode(jpeg("YBR_FULL_422").encapsulated(jpeg)))
                .hasMessage("a.dcm ends in the middle of its data");
    }

    private RgbImage decode(byte[] file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file), "a.dcm");
    }
}
