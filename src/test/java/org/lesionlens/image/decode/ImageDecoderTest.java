package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.Golden;

class ImageDecoderTest {

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @TempDir private Path folder;

    @Test
    void messagesNameTheFileButNotItsFolder() throws IOException {
        var file = Files.writeString(folder.resolve("patient.jpg"), "text");

        assertRefused(file)
                .hasMessage(
                        "patient.jpg is not a picture that LesionLens reads (JPEG, PNG, TIFF,"
                                + " WebP, BMP, DICOM): it begins with “text”");
    }

    @Test
    void aMissingFileIsCalledMissing() {
        assertRefused(folder.resolve("gone.png")).hasMessage("gone.png does not exist");
    }

    @Test
    void aFolderIsCalledAFolder() throws IOException {
        var inner = Files.createDirectory(folder.resolve("photos.jpg"));

        assertRefused(inner).hasMessage("photos.jpg is a folder, not a picture");
    }

    @Test
    void aStreamThatFailsSaysWhy() {
        assertThatThrownBy(() -> decoder.decode(new Broken(), "a.png"))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessage("a.png cannot be read: Stale handle");
    }

    @ParameterizedTest
    @CsvSource({
        "....ftypheic, a HEIC",
        "....ftypavif, an AVIF",
        "....ftypmif1....mif1avif, an AVIF",
        "....ftypcrx , a camera raw (CR3)",
        "GIF89a, a GIF",
        "8BPS, a Photoshop (PSD)",
        "%PDF-1.7, a PDF",
        "<svg xmlns, an SVG",
        "<?xml version='1.0'?> <svg, an SVG"
    })
    void otherFormatsAreNamedWhateverTheFileIsCalled(String beginning, String name)
            throws IOException {
        var file = Files.writeString(folder.resolve("a.jpg"), beginning);

        assertRefused(file)
                .hasMessageStartingWith(
                        "a.jpg is %s file, which LesionLens does not read; ".formatted(name));
    }

    @Test
    void codesThatTheReaderLacksAreNamed() throws IOException {
        var frame = "000B 08 0001 0001 01 011100 FFDA 0008 01 0100 003F00 00 FFD9";

        assertRefused(hex("FFD8 FFC9" + frame))
                .hasMessage(
                        "a.jpg is a JPEG file with arithmetic coding, which LesionLens does not"
                                + " read; save it as an ordinary JPEG or as PNG");
        assertRefused(hex("FFD8 FFC1" + frame.replace("B 08", "B 0C")))
                .hasMessageContaining("with 12 bits a sample");
        assertRefused(hex("FFD8 FFF7" + frame)).hasMessageContaining("with JPEG-LS coding");
    }

    private Path hex(String hex) throws IOException {
        return Files.write(folder.resolve("a.jpg"), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void aPreviewBeforeTheRealPictureIsNotTakenForIt() throws IOException {
        var preview = TinyTiff.of(ByteOrder.BIG_ENDIAN, 2, 3, 8, 1, new int[3]);
        var file = Files.write(folder.resolve("a.nef"), preview.with(254, 4, 1).bytes());

        assertRefused(file).hasMessageStartingWith("a.nef is a camera raw file, or begins with");
    }

    @Test
    void controlCharactersOfANameAreNotPrinted() throws IOException {
        var file = Files.writeString(folder.resolve("a\u001B[31m\nb.jpg"), "text");

        assertRefused(file).hasMessageStartingWith("a [31m b.jpg is not a picture");
    }

    @Test
    void bytesThatAreNoTextAreShownAsNumbers() throws IOException {
        var file = Files.write(folder.resolve("a.jpg"), new byte[] {0, -1, 16});

        assertRefused(file).hasMessageEndingWith("it begins with the bytes 00 FF 10");
    }

    @Test
    void pixelsAreCountedBeforeTheyAreDecoded() {
        // The golden has 24×16 pixels; cut behind its header there is nothing to decode.
        byte[] header = Arrays.copyOf(golden("rgb.jpg"), 700);
        var strict = new ImageDecoder(new DecodeLimits(1_000, Duration.ofSeconds(20)));

        assertThatThrownBy(() -> strict.decode(stream(header), "large.jpg"))
                .hasMessage("large.jpg has 41×27 pixels, more than the 0.001 megapixels allowed");
    }

    @Test
    @Timeout(10)
    void aStreamThatStallsIsGivenUp() {
        var slow = new Trickle();
        var hasty = new ImageDecoder(new DecodeLimits(1_000_000, Duration.ofMillis(50)), slow);

        assertThatThrownBy(() -> hasty.decode(slow, "slow.png"))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessage("slow.png took longer than 0.05 s");
    }

    @Test
    void aFileLargerThanAnyAllowedPictureIsNotReadToItsEnd() {
        var strict = new ImageDecoder(new DecodeLimits(1_000_000, Duration.ofSeconds(20)));

        assertThatThrownBy(() -> strict.decode(new Endless(), "endless.tif"))
                .hasMessage("endless.tif is larger than any picture of 1 megapixels");
    }

    @Test
    void ofSeveralPagesTheFirstIsShown() throws IOException, ImageDecodeException {
        var first = RgbImage.of(2, 1, 0xFF0000, 0x00FF00);

        var shown = decoder.decode(stream(tiff(first, RgbImage.of(1, 1, 0x0000FF))), "pages.tif");

        assertThat(shown).isEqualTo(first);
    }

    @Test
    void aJpegThatLacksOnlyItsEndMarkIsWhole() throws ImageDecodeException {
        byte[] whole = golden("rgb.jpg");

        var shown = decoder.decode(stream(Arrays.copyOf(whole, whole.length - 2)), "a.jpg");

        assertThat(shown).isEqualTo(decoder.decode(stream(whole), "whole.jpg"));
    }

    @Test
    void aJpegWithoutJfifIsStillYcc() throws ImageDecodeException {
        // Java takes three full-size channels without a JFIF header for RGB.
        byte[] whole = golden("rgb.jpg");
        int jfif = 2 + 2 + ((whole[4] & 0xFF) << 8 | (whole[5] & 0xFF));
        byte[] bare = Arrays.copyOfRange(whole, jfif - 2, whole.length);
        bare[0] = (byte) 0xFF;
        bare[1] = (byte) 0xD8;

        var shown = decoder.decode(stream(bare), "bare.jpg");

        assertThat(shown).isEqualTo(decoder.decode(stream(whole), "whole.jpg"));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file) {
        return assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOf(ImageDecodeException.class);
    }

    private static byte[] golden(String name) {
        try {
            return Files.readAllBytes(Golden.FOLDER.resolve("photos/" + name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] tiff(RgbImage... pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (var page : pages) {
                writer.writeToSequence(new IIOImage(AwtImages.toAwt(page), null, null), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /** Gives a byte every ten milliseconds of its own clock, forever. */
    private static final class Trickle extends InputStream implements LongSupplier {

        private int bytes;

        @Override
        public long getAsLong() {
            return Duration.ofMillis(10).multipliedBy(bytes).toNanos();
        }

        @Override
        public int read() {
            bytes++;
            return 0x89;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            target[offset] = (byte) read();
            return 1;
        }
    }

    /** Gives as many zeros as anybody wants. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return length;
        }
    }

    /** Fails as files on a lost network drive do. */
    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new FileSystemException("/home/ada/a.png", null, "Stale handle");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
