package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.image.PixelSpacing.Source;
import org.lesionlens.testing.TinyDicom;

/** Headers written by hand; 25.4 mm are an inch. */
class SpacingTagsTest {

    private static final int PIXEL_SPACING = 0x00280030;
    private static final int DETECTOR_SPACING = 0x00181164;

    @TempDir Path folder;

    private Optional<PixelSpacing> read(byte[] file) throws IOException {
        Path path = folder.resolve("photo");
        Files.write(path, file);
        return SpacingTags.of(path);
    }

    /** A file of segments up to its first scan, which is as far as metadata go. */
    private static byte[] jpeg(byte[]... segments) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (byte[] segment : segments) {
            out.writeBytes(segment);
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 2, 0, 0});
        return out.toByteArray();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .putShort((short) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] jfif(int unit, int across, int down) {
        return segment(
                0xFFE0,
                ByteBuffer.allocate(14)
                        .put(new byte[] {'J', 'F', 'I', 'F', 0, 1, 2, (byte) unit})
                        .putShort((short) across)
                        .putShort((short) down)
                        .array());
    }

    /** One directory with the three tags, behind {@code prefix}. */
    private static byte[] tiff(String prefix, int unit, int across, int down, int per) {
        var file = ByteBuffer.allocate(prefix.length() + 100).order(ByteOrder.LITTLE_ENDIAN);
        file.put(prefix.getBytes(StandardCharsets.ISO_8859_1));
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 3);
        entry(file, 282, 5, 1, 60);
        entry(file, 283, 5, 1, 68);
        entry(file, 296, 3, 1, unit);
        file.putInt(0);
        file.position(prefix.length() + 60).putInt(across).putInt(per).putInt(down).putInt(per);
        return file.array();
    }

    private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
        file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] exif(int unit, int across, int down, int per) {
        return segment(0xFFE1, tiff("Exif\0\0", unit, across, down, per));
    }

    @Test
    void aJpegSaysItInPixelsAnInchOrACentimetre() throws IOException {
        assertThat(read(jpeg(jfif(1, 2540, 2540)))).contains(new PixelSpacing(0.01, Source.FILE));
        assertThat(read(jpeg(jfif(2, 500, 500))).orElseThrow().millimetres())
                .isCloseTo(0.02, within(1e-9)); // 500 to 10 mm
        assertThat(read(jpeg(exif(2, 25400, 25400, 10)))) // a fraction
                .contains(new PixelSpacing(0.01, Source.FILE));
        assertThat(read(jpeg(exif(3, 1000, 1000, 1))).orElseThrow().millimetres())
                .isCloseTo(0.01, within(1e-9));
    }

    /** What programs write unasked, for printers and screens. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 72, 96, 150, 180, 240, 300, 350, 400, 499, 600, 720, 1000, 1200, 1500, 2400, 3600
            })
    void aPrintersResolutionIsNone(int density) throws IOException {
        assertThat(read(jpeg(jfif(1, density, density)))).isEmpty();
        assertThat(read(jpeg(exif(2, density, density, 1)))).isEmpty();
        assertThat(read(tiff("", 2, density, density, 1))).isEmpty();
    }

    @Test
    void whatContradictsItselfIsNotBelieved() throws IOException {
        assertThat(read(jpeg(jfif(1, 72, 72), exif(2, 2540, 2540, 1)))).isEmpty();
        assertThat(read(jpeg(jfif(1, 1000, 1000), exif(2, 2540, 2540, 1)))).isEmpty();
        assertThat(read(jpeg(jfif(1, 2540, 2540), exif(2, 2541, 2541, 1)))).isPresent();
        assertThat(read(jpeg(jfif(1, 2540, 1270)))).isEmpty(); // no square pixels
        assertThat(read(jpeg(jfif(0, 2540, 2540)))).isEmpty(); // only their shape
        assertThat(read(jpeg(exif(1, 2540, 2540, 1)))).isEmpty(); // of no unit
        assertThat(read(jpeg(exif(2, 2540, 2540, 0)))).isEmpty();
    }

    @Test
    void aTiffAndAPngSayIt() throws IOException {
        assertThat(read(tiff("", 3, 1000, 1000, 1)).orElseThrow().millimetres())
                .isCloseTo(0.01, within(1e-9));
        byte[] physical =
                ByteBuffer.allocate(9).putInt(50_000).putInt(50_000).put((byte) 1).array();
        assertThat(read(new TinyPng(1, 1, 8, 0).with("pHYs", physical).rows((byte) 0, (byte) 9)))
                .get()
                .extracting(PixelSpacing::millimetres)
                .satisfies(size -> assertThat(size).isCloseTo(0.02, within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource({"0.02\\0.02, 0.02, DICOM", "0.5\\0.5, 0.5, DICOM"})
    void aDicomFileSaysItInMillimetres(String told, double size, Source source) throws IOException {
        var file = new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8).words(PIXEL_SPACING, told);

        assertThat(read(file.pixels(1, 2, 3))).contains(new PixelSpacing(size, source));
    }

    @Test
    void thatOfTheDetectorIsSaidToBeSuch() throws IOException {
        var file =
                new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8)
                        .words(DETECTOR_SPACING, "0.02\\0.02");

        assertThat(read(file.pixels(1, 2, 3))).contains(new PixelSpacing(0.02, Source.DETECTOR));
    }

    @Test
    void nonsenseIsNone() throws IOException {
        var oblong =
                new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8)
                        .words(PIXEL_SPACING, "0.02\\0.04");
        var word =
                new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8).words(PIXEL_SPACING, "a\\b");

        assertThat(read(oblong.pixels(1, 2, 3))).isEmpty();
        assertThat(read(word.pixels(1, 2, 3))).isEmpty();
        assertThat(read(new byte[] {1, 2, 3})).isEmpty();
        assertThat(read(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})).isEmpty();
        assertThat(SpacingTags.of(folder.resolve("gone"))).isEmpty();
    }

    @Test
    void aPhotoAsWideAsASheetOfPaperShowsNoLesion() {
        var byFile = new PixelSpacing(0.02, Source.FILE);

        assertThat(byFile.isPlausibleFor(1000)).isTrue(); // 20 mm
        assertThat(byFile.isPlausibleFor(6001)).isFalse(); // 120.02 mm
        assertThat(byFile.isPlausibleFor(99)).isFalse(); // 1.98 mm
        assertThat(new PixelSpacing(0.02, Source.DICOM).isPlausibleFor(6001)).isTrue();
    }
}
