package org.lesionlens.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
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
        var bytes = new ByteArrayOutputStream(); // its writer hides why a stream fails
        try (var buffered = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(AwtImages.view(picture), "png", buffered)) {
                throw new IOException("no PNG writer in this Java");
            }
        }
        bytes.writeTo(out);
    }

    /**
     * Writes a picture to a stream, which stays open, with its resolution.
     *
     * @param dpi pixels in an inch, above 0; the file holds whole pixels in a metre
     * @throws IOException if the stream fails
     */
    public static void write(RgbImage picture, double dpi, OutputStream out) throws IOException {
        var pixels = AwtImages.view(picture);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream(); // its writer hides why a stream fails
        try (var buffered = new MemoryCacheImageOutputStream(bytes)) {
            IIOMetadata about =
                    writer.getDefaultImageMetadata(new ImageTypeSpecifier(pixels), null);
            about.mergeTree(about.getNativeMetadataFormatName(), resolution(about, dpi));
            writer.setOutput(buffered);
            writer.write(new IIOImage(pixels, null, about));
        } finally {
            writer.dispose();
        }
        bytes.writeTo(out);
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
