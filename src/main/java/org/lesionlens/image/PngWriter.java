package org.lesionlens.image;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.AtomicFile;

/** Writes pictures as PNG files that hold pixels, their size on paper if told, and nothing else. */
public final class PngWriter {

    private static final double INCH = 0.0254; // metres

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
        write(AwtImages.view(picture), Optional.empty(), out);
    }

    /** Makes a picture band by band. */
    @FunctionalInterface
    public interface Bands {

        /**
         * The rows from {@code top} on, as many as suit: at least one, and none beyond the picture.
         * Asked for from the top down, each row once.
         */
        BufferedImage from(int top);
    }

    /**
     * Writes a picture to a stream, which stays open, with its resolution, and holds one band of it
     * at a time.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param bands of this width, of type {@link BufferedImage#TYPE_INT_RGB}
     * @param dpi pixels in an inch, above 0; the file holds whole pixels in a metre
     * @throws IOException if the stream fails
     */
    public static void write(int width, int height, Bands bands, double dpi, OutputStream out)
            throws IOException {
        write(new RowsImage(width, height, bands), Optional.of(dpi), out);
    }

    private static void write(RenderedImage pixels, Optional<Double> dpi, OutputStream out)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var told = new FailingStream(out);
        try (var buffered = new MemoryCacheImageOutputStream(told)) {
            IIOMetadata about =
                    writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(pixels), null);
            if (dpi.isPresent()) {
                about.mergeTree(about.getNativeMetadataFormatName(), resolution(about, dpi.get()));
            }
            writer.setOutput(buffered);
            writer.write(new IIOImage(pixels, null, about));
        } catch (IOException e) {
            throw told.reason(e);
        } finally {
            writer.dispose();
        }
    }

    /**
     * Remembers why it failed, which writers of pictures hide; it is flushed and closed by none.
     */
    private static final class FailingStream extends OutputStream {

        private final OutputStream out;
        private @Nullable IOException failure;

        FailingStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        IOException reason(IOException told) {
            return failure == null ? told : failure;
        }
    }

    private static IIOMetadataNode resolution(IIOMetadata about, double dpi) {
        String perMetre = Long.toString(Math.round(dpi / INCH));
        var size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", perMetre);
        size.setAttribute("pixelsPerUnitYAxis", perMetre);
        size.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode(about.getNativeMetadataFormatName());
        root.appendChild(size);
        return root;
    }
}
