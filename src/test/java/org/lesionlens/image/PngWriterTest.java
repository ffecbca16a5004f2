package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.PngChunk;

class PngWriterTest {

    private static final RgbImage PICTURE = RgbImage.of(2, 1, 0x102030, 0xFFEEDD);

    @TempDir private Path folder;

    @Test
    void keepsEveryPixel() throws IOException, ImageDecodeException {
        var file = folder.resolve("map.png");

        PngWriter.create(PICTURE, file);

        assertThat(new ImageDecoder(DecodeLimits.STANDARD).decode(file)).isEqualTo(PICTURE);
    }

    @Test
    void holdsPixelsAndNothingElse() throws IOException {
        var out = new ByteArrayOutputStream();

        PngWriter.write(PICTURE, out);

        assertThat(PngChunk.of(out.toByteArray()))
                .extracting(PngChunk::type)
                .containsExactly("IHDR", "IDAT", "IEND");
    }

    @Test
    void neverTouchesAFileThatIsThere() throws IOException {
        var file = Files.writeString(folder.resolve("map.png"), "precious");

        assertThatThrownBy(() -> PngWriter.create(PICTURE, file))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("precious");
    }

    @Test
    void replacesAFileWhenToldTo() throws IOException, ImageDecodeException {
        var file = Files.writeString(folder.resolve("map.png"), "old");

        PngWriter.replace(PICTURE, file);

        assertThat(new ImageDecoder(DecodeLimits.STANDARD).decode(file)).isEqualTo(PICTURE);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFullDiskIsCalledFull() {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };

        assertThatThrownBy(() -> PngWriter.write(RgbImage.of(1, 1, 0), full))
                .hasMessage("No space left on device");
    }
}
