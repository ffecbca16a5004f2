package org.lesionlens.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lesionlens.figure.PairPictures;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;

/**
 * A lesion's pictures as they stand in a page.
 *
 * @param photo as a data URI
 * @param heat the same with its heat; none if no map is kept
 * @param width of both, in pixels
 * @param height of both, in pixels
 */
record EncodedPair(String photo, Optional<String> heat, int width, int height) {

    private static final float QUALITY = 0.85f;

    /** None if the photo cannot be read. */
    static Optional<EncodedPair> of(PairPictures pair) {
        return pair.photo()
                .map(photo ->
                        new EncodedPair(
                                uri(photo),
                                pair.overlay().map(EncodedPair::uri),
                                photo.width(),
                                photo.height()));
    }

    private static String uri(RgbImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(AwtImages.toAwt(picture), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("no JPEG in memory", e);
        } finally {
            writer.dispose();
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
