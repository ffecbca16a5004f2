package org.lesionlens.image.decode;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Decodes PNG files. */
final class PngFile {

    /** Larger than any profile in use; a few compressed bytes can grow without end. */
    private static final int LARGEST_PROFILE = 8 << 20;

    private PngFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var chunks = PngChunk.of(file);
        try (var reader = new GuardedReader(JdkReaders.png(), file, deadline)) {
            reader.check(limits);
            return ImageSamples.of(
                    reader.image(),
                    find("iCCP", chunks).flatMap(PngFile::profile),
                    find("eXIf", chunks).map(Orientation::ofExif).orElse(Orientation.UPRIGHT));
        }
    }

    private static Optional<ByteBuffer> find(String type, List<PngChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals(type))
                .map(PngChunk::content)
                .findFirst();
    }

    /** The JDK's reader leaves the profile alone. */
    private static Optional<ICC_Profile> profile(ByteBuffer content) {
        try {
            byte letter;
            do {
                letter = content.get(); // of the profile's name
            } while (letter != 0);
            content.get(); // the kind of compression, of which there is one
            byte[] packed = new byte[content.remaining()];
            content.get(packed);
            try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
                return IccConversion.parse(in.readNBytes(LARGEST_PROFILE));
            }
        } catch (BufferUnderflowException | IOException e) {
            return Optional.empty(); // a broken profile says nothing about the colours
        }
    }
}
