package org.lesionlens.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Reads picture files: JPEG, PNG, TIFF and WebP, told apart by their content. */
public final class ImageDecoder {

    private final DecodeLimits limits;

    /** A decoder that refuses files beyond {@code limits}. */
    public ImageDecoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /**
     * The picture in a file, upright, in sRGB, laid over white where it is transparent; the first
     * page if there are several.
     *
     * @throws ImageDecodeException if the file cannot be read, is no picture, is damaged, too large
     *     or too slow
     */
    public RgbImage decode(Path file) throws ImageDecodeException {
        try (var in = Files.newInputStream(file)) {
            return decode(in, file.getFileName().toString());
        } catch (IOException e) {
            throw new ImageDecodeException(file.getFileName() + " cannot be read", e);
        }
    }

    /**
     * As {@link #decode(Path)}, from a stream, which is read to its end and not closed.
     *
     * @param name what messages call the picture
     */
    public RgbImage decode(InputStream in, String name) throws ImageDecodeException {
        try {
            var drawing = ImageIO.read(in);
            if (drawing == null || drawing.getWidth() > limits.maxPixels()) {
                throw new ImageDecodeException(name + " is not a picture");
            }
            return AwtImages.fromAwt(drawing);
        } catch (IOException e) {
            throw new ImageDecodeException(name + " cannot be read", e);
        }
    }
}
