package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.util.List;
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
    private final byte[] file;
    private final byte[] scratch = new byte[CHUNK];
    private final boolean isTiled;
    private final long width;
    private final long height;

    private TiffParts(TiffDirectory directory, byte[] file) {
        this.directory = directory;
        this.file = file;
        this.isTiled = directory.has(TILE_OFFSETS);
        this.width = directory.value(isTiled ? TILE_WIDTH : WIDTH, 0);
        long rows = directory.value(HEIGHT, 0);
        this.height =
                isTiled
                        ? directory.value(TILE_HEIGHT, 0)
                        : Math.min(rows, directory.value(ROWS_PER_STRIP, rows));
    }

    /**
     * @param kind of the samples in {@code file}
     * @throws UnreadableException if a part ends early, or what is in it is impossible
     */
    static void check(TiffDirectory directory, TiffKind kind, byte[] file)
            throws UnreadableException {
        new TiffParts(directory, file).check(kind);
    }

    private void check(TiffKind kind) throws UnreadableException {
        List<Long> offsets = directory.values(isTiled ? TILE_OFFSETS : STRIP_OFFSETS);
        List<Long> lengths = directory.values(isTiled ? TILE_LENGTHS : STRIP_LENGTHS);
        boolean isPlanar = directory.value(PLANAR, 1) == 2;
        long bits = (isPlanar ? 1L : kind.samples()) * kind.bits();
        long row = (width * bits + Byte.SIZE - 1) / Byte.SIZE;
        for (int i = 0; i < Math.min(offsets.size(), lengths.size()); i++) {
            check(part(offsets.get(i), lengths.get(i)), row, rows(i));
        }
    }

    private ByteBuffer part(long offset, long length) throws UnreadableException {
        if (offset < 0 || length < 0 || offset + length > file.length) {
            throw UnreadableException.truncated();
        }
        return ByteBuffer.wrap(file, (int) offset, (int) length).slice();
    }

    /** The last strip of a plane may be shorter. */
    private long rows(int part) {
        long whole = directory.value(HEIGHT, 0);
        if (isTiled || height < 1) {
            return height;
        }
        long inPlane = (whole + height - 1) / height;
        return Math.min(height, whole - part % inPlane * height);
    }

    private void check(ByteBuffer part, long row, long rows) throws UnreadableException {
        boolean isOrdinary = directory.value(FILL_ORDER, 1) == 1;
        switch ((int) directory.value(TiffDirectory.COMPRESSION, 1)) {
            case DEFLATE, OLD_DEFLATE -> checkDeflate(part);
            case LZW -> {
                if (isOrdinary && TiffLzw.isOrdinary(part)) {
                    new TiffLzw(part).check(row * rows);
                }
            }
            case PACK_BITS -> checkPackBits(part, row * rows);
            case JPEG -> checkJpeg(part, rows);
            default -> {} // not compressed, or a coding that the reader watches over
        }
    }

    private void checkDeflate(ByteBuffer part) throws UnreadableException {
        var inflater = new Inflater();
        try {
            inflater.setInput(part);
            while (!inflater.finished()) {
                if (inflater.inflate(scratch) == 0 && !inflater.finished()) {
                    throw UnreadableException.truncated();
                }
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
