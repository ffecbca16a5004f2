package org.lesionlens.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;

/**
 * Synthetic photos to measure with: a dark spot on skin, with noise of all sizes, so that a JPEG of
 * it is about as hard to decode as a photo. The same size gives the same pixels.
 */
final class SyntheticPhoto {

    private static final float JPEG_QUALITY = 0.9f;
    private static final int COARSE = 64; // pixels of the photo for each of the noise
    private static final int FINE = 6;
    private static final int SKIN = 0xE0AC96;

    private SyntheticPhoto() {}

    /**
     * A photo of this size.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    static RgbImage paint(int width, int height) {
        RgbImage coarse = noise(width, height, COARSE);
        RgbImage fine = noise(width, height, FINE);
        return RgbImage.painted(
                width,
                height,
                (y, row) -> {
                    var grain = new Random(y);
                    for (int x = 0; x < width; x++) {
                        double shade = brightness((double) x / width, (double) y / height);
                        int noise =
                                (coarse.at(x, y) & 0xFF) / 3
                                        + (fine.at(x, y) & 0xFF) / 8
                                        + grain.nextInt(8)
                                        - 64;
                        row[x] = colour(shade, noise);
                    }
                });
    }

    /**
     * Writes a photo of this size as a JPEG into a new temporary file, to be deleted by the caller.
     *
     * @throws IOException if it cannot be written
     */
    static Path writeJpeg(int width, int height) throws IOException {
        Path file = Files.createTempFile("lesionlens-bench", ".jpg");
        file.toFile().deleteOnExit(); // in case that the caller is stopped
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(JPEG_QUALITY);
            var picture = new IIOImage(AwtImages.toAwt(paint(width, height)), null, null);
            writer.setOutput(stream);
            writer.write(null, picture, settings);
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** Random greys, one for each {@code cell} pixels, and smooth between them. */
    private static RgbImage noise(int width, int height, int cell) {
        int columns = Math.ceilDiv(width, cell);
        int rows = Math.ceilDiv(height, cell);
        int[] greys = new Random(cell).ints((long) columns * rows, 0, 256).toArray();
        return Resampling.resize(
                RgbImage.of(columns, rows, greys),
                ImageRegion.whole(columns, rows),
                width,
                height,
                Interpolation.BICUBIC_ANTIALIAS);
    }

    /** 1 on skin, less on the spot in the middle; coordinates in [0, 1]. */
    private static double brightness(double x, double y) {
        double distance = Math.hypot(x - 0.5, y - 0.5) / 0.25;
        return 1 - 0.6 / (1 + Math.pow(distance, 8));
    }

    private static int colour(double brightness, int noise) {
        int colour = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double channel = (SKIN >> shift & 0xFF) * brightness + noise;
            colour |= (int) Math.clamp(channel, 0, 255) << shift;
        }
        return colour;
    }
}
