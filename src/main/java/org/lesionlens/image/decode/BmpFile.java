package org.lesionlens.image.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.lesionlens.image.Orientation;

/** Decodes BMP files. */
final class BmpFile {

    private static final int OLD_HEADER = 12;
    private static final int JPEG_INSIDE = 4;
    private static final int PNG_INSIDE = 5;

    private BmpFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        if (file.length < 54) {
            throw UnreadableException.truncated();
        }
        check(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), limits);
        byte[] plain = withImageSize(file);
        try (var reader = new GuardedReader(JdkReaders.bmp(), plain, deadline)) {
            reader.check(limits);
            var image = reader.image();
            if (reader.ranPastEnd()) { // it would go on without
                throw UnreadableException.truncated();
            }
            return ImageSamples.of(image, Optional.empty(), Orientation.UPRIGHT);
        }
    }

    /** Of uncompressed pixels it follows from the sides; some programs write a wrong one. */
    private static byte[] withImageSize(byte[] file) throws UnreadableException {
        var header = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(14) != OLD_HEADER && header.getInt(30) == 0) {
            long bits = (long) header.getInt(18) * header.getShort(28);
            long size = Math.ceilDiv(bits, 32) * Integer.BYTES * Math.abs(header.getInt(22));
            if (size > file.length - Integer.toUnsignedLong(header.getInt(10))) {
                throw UnreadableException.truncated();
            }
            header.putInt(34, (int) size);
        }
        return header.array();
    }

    /** Before the reader, which has other words for the largest, and would ask other readers. */
    private static void check(ByteBuffer header, DecodeLimits limits) throws IOException {
        if (header.getInt(14) == OLD_HEADER) {
            return; // the sides have 16 bits there
        }
        limits.check(Math.abs((long) header.getInt(18)), Math.abs((long) header.getInt(22)));
        int compression = header.getInt(30);
        if (compression == JPEG_INSIDE || compression == PNG_INSIDE) {
            throw new UnreadableException(
                    "is a BMP file around one of another format, which LesionLens does not read;"
                            + " save it as PNG");
        }
    }
}
