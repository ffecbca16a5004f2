package org.lesionlens.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

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
     * @throws UnreadableException if the file ends before the chunk that marks its end, or the
     *     checksum of a chunk that decoding needs is wrong
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
                var chunk = new PngChunk(type, rest.slice(rest.position(), length));
                rest.position(rest.position() + length);
                chunk.check(letters, rest.getInt());
                chunks.add(chunk);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw UnreadableException.truncated();
        }
        return chunks;
    }

    /** The JDK's reader does not look at checksums, and shows what became of the pixels. */
    private void check(byte[] letters, int checksum) throws UnreadableException {
        var sum = new CRC32();
        sum.update(letters);
        sum.update(content.slice());
        boolean isNeeded = Character.isUpperCase(letters[0]) || type.equals("tRNS");
        if (isNeeded && (int) sum.getValue() != checksum) {
            throw new UnreadableException("is damaged (the checksum of its data is wrong)");
        }
    }
}
