package org.lesionlens.image.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files with chunks of any kind. */
final class TinyPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * The beginning of a file.
     *
     * @param colours 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
     */
    TinyPng(int width, int height, int bits, int colours) {
        out.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        with("IHDR", header.put((byte) bits).put((byte) colours).array());
    }

    /** Adds a chunk. */
    TinyPng with(String type, byte... content) {
        byte[] letters = type.getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(letters);
        checksum.update(content);
        writeInt(content.length);
        out.writeBytes(letters);
        out.writeBytes(content);
        writeInt((int) checksum.getValue());
        return this;
    }

    private void writeInt(int value) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    /**
     * Ends the file.
     *
     * @param rows each begins with the number of its filter, 0
     */
    byte[] rows(byte... rows) {
        return with("IDAT", deflated(rows)).with("IEND").bytes();
    }

    /** All that was added. */
    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] deflated(byte... content) {
        var deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return ByteBuffer.allocate(length).put(packed, 0, length).array();
    }
}
