package org.lesionlens.image.decode;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Decodes WebP files by libwebp, of an animation the first picture. */
final class WebpFile {

    /** Names the folder that the library unpacks libwebp to. */
    private static final String FOLDER = "com.luciad.imageio.webp.tmpdir";

    private WebpFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow, or if libwebp cannot be
     *     loaded
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var chunks = RiffChunk.of(file);
        var animation = WebpAnimation.of(chunks);
        var image =
                animation.isEmpty()
                        ? still(file, limits, deadline)
                        : animation.get().first(limits, frame -> still(frame, limits, deadline));
        return ImageSamples.of(
                image,
                content("ICCP", chunks).flatMap(WebpFile::profile),
                OrientationTags.of(content("EXIF", chunks), content("XMP ", chunks)));
    }

    private static BufferedImage still(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var spi = new WebPImageReaderSpi();
        try (var reader = new GuardedReader(spi.createReaderInstance(null), file, deadline)) {
            reader.check(limits);
            return reader.image();
        } catch (LinkageError e) { // the library goes on where it cannot load libwebp
            throw new UnreadableException(
                    "is a WebP file, and libwebp, which reads it, cannot be run from "
                            + System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")));
        }
    }

    private static Optional<ByteBuffer> content(String type, List<RiffChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals(type))
                .map(RiffChunk::content)
                .findFirst();
    }

    private static Optional<ICC_Profile> profile(ByteBuffer content) {
        byte[] profile = new byte[content.remaining()];
        content.duplicate().get(profile);
        return IccConversion.parse(profile);
    }
}
