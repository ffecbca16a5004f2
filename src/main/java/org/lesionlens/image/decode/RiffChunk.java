package org.lesionlens.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One chunk of a WebP file.
 *
 * @param type four letters
 * @param content little-endian
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
record RiffChunk(String type, ByteBuffer content) {

    private static final int FILE_SIZE_POSITION = 4;
    private static final int FILE_SIZE_END = 8;
    private static final int FILE_HEADER = 12;
    private static final int FRAME_HEADER = 16;

    /**
     * All chunks of a file, those of an animation's frames among them.
     *
     * @throws UnreadableException if the file is shorter than it says
     */
    static List<RiffChunk> of(byte[] file) throws UnreadableException {
        var chunks = new ArrayList<RiffChunk>();
        try {
            var whole = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int size = whole.getInt(FILE_SIZE_POSITION) + FILE_SIZE_END;
            collect(slice(whole, FILE_HEADER, size - FILE_HEADER), chunks);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw UnreadableException.truncated();
        }
        return chunks;
    }

    private static void collect(ByteBuffer rest, List<RiffChunk> chunks) {
        while (rest.remaining() >= 2 * Integer.BYTES) {
            byte[] letters = new byte[Integer.BYTES];
            rest.get(letters);
            var type = new String(letters, StandardCharsets.ISO_8859_1);
            int length = rest.getInt();
            var content = slice(rest, rest.position(), length);
            chunks.add(new RiffChunk(type, content));
            if (type.equals("ANMF")) {
                collect(slice(content, FRAME_HEADER, length - FRAME_HEADER), chunks);
            }
            int padded = length + (length & 1);
            rest.position(Math.min(rest.position() + padded, rest.limit()));
        }
    }

    private static ByteBuffer slice(ByteBuffer buffer, int start, int length) {
        return buffer.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
