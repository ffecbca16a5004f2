package org.lesionlens.image.decode;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Decodes WebP files, of an animation the first picture. */
final class WebpFile {

    private static final int SIDE_BITS = 0x3FFF;

    private WebpFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        Optional<ByteBuffer> exif = Optional.empty();
        Optional<ByteBuffer> xmp = Optional.empty();
        for (var chunk : RiffChunk.of(file)) {
            switch (chunk.type()) {
                case "EXIF" -> exif = Optional.of(chunk.content());
                case "XMP " -> xmp = Optional.of(chunk.content());
                case "VP8 " -> checkSize(chunk, limits);
                default -> {}
            }
        }
        var spi = new WebPImageReaderSpi();
        try (var reader = new GuardedReader(spi.createReaderInstance(null), file, deadline)) {
            reader.check(limits);
            var image = reader.rawImage();
            return ImageSamples.of(
                    image, ImageSamples.profile(image), OrientationTags.of(exif, xmp));
        }
    }

    /** The frame's own size, which may differ from that in the file's header. */
    private static void checkSize(RiffChunk frame, DecodeLimits limits) throws IOException {
        if (frame.content().remaining() >= 10) {
            int width = frame.content().getShort(6) & SIDE_BITS;
            int height = frame.content().getShort(8) & SIDE_BITS;
            limits.check(width, height);
        }
    }
}
