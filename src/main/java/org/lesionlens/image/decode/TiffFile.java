package org.lesionlens.image.decode;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes the first page of TIFF files. */
final class TiffFile {

    private TiffFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var directory = TiffDirectory.of(ByteBuffer.wrap(file));
        var spi = new TIFFImageReaderSpi();
        try (var reader = new GuardedReader(spi.createReaderInstance(null), file, deadline)) {
            reader.check(limits);
            var kind = kind(directory);
            TiffParts.check(directory, kind, file, deadline);
            var image = reader.rawImage();
            boolean isCutInside =
                    reader.warnings().stream().anyMatch(w -> w.startsWith("Corrupt JPEG data"));
            if (reader.ranPastEnd() || isCutInside) {
                throw UnreadableException.truncated();
            }
            var orientation = OrientationTags.of(directory);
            return ImageSamples.of(
                    image, ImageSamples.profile(image), orientation, kind.bits(), false);
        }
    }

    private static TiffKind kind(TiffDirectory directory) throws UnreadableException {
        try {
            return TiffKind.of(directory);
        } catch (UnreadableException e) {
            throw directory.isCut() ? UnreadableException.truncated() : e;
        }
    }
}
