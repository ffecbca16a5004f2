package org.lesionlens.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One chunk of a PNG file.
 *
 * @param type four letters
 * @param content what lies between the type and the checksum
 * @see <a href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG specification, 5.3</a>
 */
public record PngChunk(String type, ByteBuffer content) {

    private static final int SIGNATURE_LENGTH = 8;

    /**
     * All chunks of a file.
     *
     * @throws UnreadableException if the file ends before the chunk that marks its end
     */
    public static List<PngChunk> of(byte[] file) throws UnreadableException {
        var chunks = new ArrayList<PngChunk>();
        try {
            var rest = ByteBuffer.wrap(file).position(SIGNATURE_LENGTH);
            String type = "";
            while (!type.equals("IEND")) {
                int length = rest.getInt();
                byte[] letters = new byte[Integer.BYTES];
                rest.get(letters);
                type = new String(letters, StandardCharsets.ISO_8859_1);
                chunks.add(new PngChunk(type, rest.slice(rest.position(), length)));
                rest.position(rest.position() + length);
                rest.getInt(); // the checksum
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw UnreadableException.truncated();
        }
        return chunks;
    }
}
