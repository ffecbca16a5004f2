package org.lesionlens.image.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Sees to it that the strips or tiles of a compressed TIFF file hold all of their pixels: the
 * reader fills up with zeros, or shows whatever damaged data give.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, sections
 *     9, 13 and 15</a>
 */
final class TiffParts {

    private static final int LZW = 5;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final int PACK_BITS = 32773;

    /** Codings that nobody else watches over. */
    private static final Set<Integer> CHECKED = Set.of(LZW, JPEG, DEFLATE, OLD_DEFLATE, PACK_BITS);

    private static final int YCBCR = 6; // photometric interpretation
    private static final int SUBSAMPLING = 530;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int STRIP_OFFSETS = 273;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_LENGTHS = 279;
    private static final int PLANAR = 284;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int FILL_ORDER = 266;
    private static final int CHUNK = 1 << 16;
    private static final int NOTHING = 0x80; // of PackBits: a byte that stands for none

    private final TiffDirectory directory;
    private final TiffKind kind;
    private final byte[] file;
    private final Deadline deadline;
    private final int compression;
    private final byte[] scratch = new byte[CHUNK];
    private final boolean isTiled;
    private final boolean isPlanar;
    private final long width;
    private final long height;

    private TiffParts(TiffDirectory directory, TiffKind kind, byte[] file, Deadline deadline) {
        this.directory = directory;
        this.kind = kind;
        this.file = file;
        this.deadline = deadline;
        this.compression = (int) directory.value(TiffDirectory.COMPRESSION, 1);
        this.isTiled = directory.has(TILE_OFFSETS);
        this.isPlanar = directory.value(PLANAR, 1) == 2;
        this.width = directory.value(isTiled ? TILE_WIDTH : WIDTH, 0);
        long rows = directory.value(HEIGHT, 0);
        this.height =
                isTiled
                        ? directory.value(TILE_HEIGHT, 0)
                        : Math.min(rows, directory.value(ROWS_PER_STRIP, rows));
    }

    /**
     * @param kind of the samples in {@code file}
     * @throws IOException if a part ends early, if what is in it is impossible, or if it takes too
     *     long to see
     */
    static void check(TiffDirectory directory, TiffKind kind, byte[] file, Deadline deadline)
            throws IOException {
        var parts = new TiffParts(directory, kind, file, deadline);
        if (CHECKED.contains(parts.compression) && parts.width > 0 && parts.height > 0) {
            parts.check();
        }
    }

    private void check() throws IOException {
        List<Long> offsets = directory.values(isTiled ? TILE_OFFSETS : STRIP_OFFSETS);
        List<Long> lengths = directory.values(isTiled ? TILE_LENGTHS : STRIP_LENGTHS);
        long needed = partsOfPlane() * (isPlanar ? kind.samples() : 1);
        for (int i = 0; i < Math.min(needed, Math.min(offsets.size(), lengths.size())); i++) {
            deadline.check();
            check(part(offsets.get(i), lengths.get(i)), rows(i));
        }
    }

    private long partsOfPlane() {
        long rows = (directory.value(HEIGHT, 0) + height - 1) / height;
        return isTiled ? rows * ((directory.value(WIDTH, 0) + width - 1) / width) : rows;
    }

    private ByteBuffer part(long offset, long length) throws UnreadableException {
        if (offset < 0 || length < 0 || offset + length > file.length) {
            throw UnreadableException.truncated();
        }
        var part = ByteBuffer.wrap(file, (int) offset, (int) length).slice();
        boolean isReversed = directory.value(FILL_ORDER, 1) == 2 && compression != JPEG;
        return isReversed ? reversed(part) : part;
    }

    private static ByteBuffer reversed(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Integer.reverse(part.get(i)) >>> 24);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** The last strip of a plane may be shorter. */
    private long rows(int part) {
        return isTiled
                ? height
                : Math.min(height, directory.value(HEIGHT, 0) - part % partsOfPlane() * height);
    }

    /** The bytes that rows of a part take; of YCbCr, several pixels share their colours. */
    private long bytes(long rows) {
        if (kind.photometric() == YCBCR && !isPlanar) {
            List<Long> shared = directory.values(SUBSAMPLING);
            long across = shared.size() == 2 ? Math.max(1, shared.getFirst()) : 2;
            long down = shared.size() == 2 ? Math.max(1, shared.getLast()) : 2;
            long blocks = ((width + across - 1) / across) * ((rows + down - 1) / down);
            return blocks * (across * down + 2);
        }
        long bits = (isPlanar ? 1L : kind.samples()) * kind.bits();
        return (width * bits + Byte.SIZE - 1) / Byte.SIZE * rows;
    }

    private void check(ByteBuffer part, long rows) throws IOException {
        switch (compression) {
            case DEFLATE, OLD_DEFLATE -> checkDeflate(part, bytes(rows));
            case LZW -> {
                if (TiffLzw.isOrdinary(part)) {
                    new TiffLzw(part).check(bytes(rows));
                }
            }
            case PACK_BITS -> checkPackBits(part, bytes(rows));
            default -> checkJpeg(part, rows);
        }
    }

    /** To its end, where the checksum is, unless it gives far more than is wanted. */
    private void checkDeflate(ByteBuffer part, long expected) throws IOException {
        var inflater = new Inflater();
        try {
            inflater.setInput(part);
            long produced = 0;
            while (!inflater.finished() && produced <= expected + CHUNK) {
                int count = inflater.inflate(scratch);
                if (count == 0 && !inflater.finished()) {
                    throw UnreadableException.truncated();
                }
                produced += count;
                deadline.check();
            }
            if (produced < expected) {
                throw UnreadableException.truncated();
            }
        } catch (DataFormatException e) {
            throw UnreadableException.impossibleData();
        } finally {
            inflater.end();
        }
    }

    private static void checkPackBits(ByteBuffer part, long expected) throws UnreadableException {
        long produced = 0;
        while (produced < expected && part.hasRemaining()) {
            int control = Byte.toUnsignedInt(part.get());
            int stored = control < NOTHING ? control + 1 : control > NOTHING ? 1 : 0;
            if (stored > part.remaining()) {
                throw UnreadableException.truncated();
            }
            part.position(part.position() + stored);
            produced += control > NOTHING ? 257 - control : stored;
        }
        if (produced < expected) {
            throw UnreadableException.truncated();
        }
    }

    /** Of a smaller picture inside, the rest would be filled with grey. */
    private void checkJpeg(ByteBuffer part, long rows) throws UnreadableException {
        byte[] picture = new byte[part.remaining()];
        part.get(picture);
        var header = JpegHeader.of(picture);
        if (header.width() < width || header.height() < rows) {
            throw UnreadableException.impossibleData();
        }
    }
}
