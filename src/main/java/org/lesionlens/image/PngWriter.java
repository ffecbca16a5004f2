package org.lesionlens.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lesionlens.files.AtomicFile;

/** Writes pictures as PNG files that hold pixels and nothing else. */
public final class PngWriter {

    private PngWriter() {}

    /**
     * Writes a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one of this name already
     * @throws IOException if it cannot be written; no part of it is left
     */
    public static void create(RgbImage picture, Path file) throws IOException {
        AtomicFile.create(file, out -> write(picture, out));
    }

    /**
     * Writes a file, in place of the one of this name if there is one.
     *
     * @throws IOException if it cannot be written; a former file stays as it was
     */
    public static void replace(RgbImage picture, Path file) throws IOException {
        AtomicFile.replace(file, out -> write(picture, out));
    }

    /**
     * Writes a picture to a stream, which stays open.
     *
     * @throws IOException if the stream fails
     */
    public static void write(RgbImage picture, OutputStream out) throws IOException {
        var bytes = new ByteArrayOutputStream(); // its writer hides why a stream fails
        try (var buffered = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(AwtImages.view(picture), "png", buffered)) {
                throw new IOException("no PNG writer in this Java");
            }
        }
        bytes.writeTo(out);
    }
}
