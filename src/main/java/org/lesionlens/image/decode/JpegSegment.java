package org.lesionlens.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One segment of a JPEG file.
 *
 * @param marker its two bytes, 0xFF01 to 0xFFFE
 * @param content what follows the length; for the start of scan all the rest of the file, length
 *     included
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
record JpegSegment(int marker, ByteBuffer content) {

    static final int START_OF_SCAN = 0xFFDA;

    private static final int TEMPORARY = 0xFF01;
    private static final int FIRST_RESTART = 0xFFD0;
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int END_OF_IMAGE = 0xFFD9;

    /**
     * The segments of a file up to its first scan, which is the last one.
     *
     * @throws UnreadableException if the file ends before
     */
    static List<JpegSegment> of(byte[] file) throws UnreadableException {
        var segments = new ArrayList<JpegSegment>();
        var rest = ByteBuffer.wrap(file);
        try {
            int marker = START_OF_IMAGE;
            while (marker != START_OF_SCAN) {
                marker = nextMarker(rest);
                if (marker == END_OF_IMAGE) {
                    throw new UnreadableException("is a JPEG file without a picture");
                }
                if (marker != TEMPORARY && (marker < FIRST_RESTART || marker > START_OF_IMAGE)) {
                    segments.add(new JpegSegment(marker, content(marker, rest)));
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw UnreadableException.truncated();
        }
        return segments;
    }

    /** Skips what lies between segments, as all decoders do. */
    private static int nextMarker(ByteBuffer rest) {
        int marker = 0;
        while (marker < TEMPORARY || marker == 0xFFFF) {
            marker = ((marker << 8) | Byte.toUnsignedInt(rest.get())) & 0xFFFF;
        }
        return marker;
    }

    private static ByteBuffer content(int marker, ByteBuffer rest) {
        int start = rest.position();
        int length = Short.toUnsignedInt(rest.getShort()) - Short.BYTES;
        var content = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        return marker == START_OF_SCAN ? rest.slice(start, rest.limit() - start) : content;
    }

    /** True for a frame header: 0xFFC0 to 0xFFCF, less three tables that lie between. */
    boolean isFrame() {
        return marker == 0xFFC0 || (marker > 0xFFC0 && marker <= 0xFFCF && marker % 4 != 0);
    }

    /** True for segments that decoding needs, false for what programs add for each other. */
    boolean isEssential() {
        return marker < 0xFFE0;
    }

    /** True if the content begins with these letters. */
    boolean isNamed(String letters) {
        byte[] expected = letters.getBytes(StandardCharsets.ISO_8859_1);
        return content.remaining() >= expected.length
                && content.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
    }

    /** What follows these letters, with which the content begins. */
    ByteBuffer contentAfter(String letters) {
        return content.slice(letters.length(), content.remaining() - letters.length());
    }
}
