package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Sees to it that the parts of a deflated TIFF file are whole: the reader fills up with zeros. */
final class TiffDeflate {

    private static final Set<Long> COMPRESSIONS = Set.of(8L, 32946L);
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int CHUNK = 1 << 16;

    private TiffDeflate() {}

    /**
     * @throws UnreadableException if a part ends early or its checksum is wrong
     */
    static void check(TiffDirectory directory, byte[] file) throws UnreadableException {
        if (COMPRESSIONS.contains(directory.value(TiffDirectory.COMPRESSION, 1))) {
            checkAll(directory.values(STRIP_OFFSETS), directory.values(STRIP_LENGTHS), file);
            checkAll(directory.values(TILE_OFFSETS), directory.values(TILE_LENGTHS), file);
        }
    }

    private static void checkAll(List<Long> offsets, List<Long> lengths, byte[] file)
            throws UnreadableException {
        byte[] scratch = new byte[CHUNK];
        for (int i = 0; i < Math.min(offsets.size(), lengths.size()); i++) {
            long offset = offsets.get(i);
            long length = lengths.get(i);
            if (offset < 0 || length < 0 || offset + length > file.length) {
                throw UnreadableException.truncated();
            }
            checkOne(ByteBuffer.wrap(file, (int) offset, (int) length), scratch);
        }
    }

    private static void checkOne(ByteBuffer part, byte[] scratch) throws UnreadableException {
        var inflater = new Inflater();
        try {
            inflater.setInput(part);
            while (!inflater.finished()) {
                if (inflater.inflate(scratch) == 0 && !inflater.finished()) {
                    throw UnreadableException.truncated();
                }
            }
        } catch (DataFormatException e) {
            throw new UnreadableException("is damaged (its compressed data are impossible)");
        } finally {
            inflater.end();
        }
    }
}
