package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Follows the codes of LZW data in a TIFF file without writing what they stand for.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     13</a>
 */
final class TiffLzw {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int SHORTEST = 9;
    private static final int LONGEST = 12;
    private static final int NONE = -1;

    /** Bytes that each code stands for. */
    private final int[] lengths = new int[1 << LONGEST];

    private final ByteBuffer data;
    private int next = END + 1;
    private int bits = SHORTEST;
    private int window;
    private int held;

    TiffLzw(ByteBuffer data) {
        this.data = data;
        Arrays.fill(lengths, 0, CLEAR, 1);
    }

    /** False of files of before 1988, which have the bits of a byte in another order. */
    static boolean isOrdinary(ByteBuffer data) {
        return data.remaining() < 2 || data.get(0) != 0 || (data.get(1) & 1) == 0;
    }

    /**
     * @param expected number of bytes
     * @throws UnreadableException if the data give fewer, or hold a code that stands for nothing
     */
    void check(long expected) throws UnreadableException {
        long produced = 0;
        int previous = NONE;
        while (produced < expected) {
            int code = read();
            if (code == END) {
                throw UnreadableException.truncated();
            }
            if (code == CLEAR) {
                next = END + 1;
                bits = SHORTEST;
                previous = NONE;
                continue;
            }
            boolean isKnown = previous == NONE ? code < CLEAR : code <= next;
            if (!isKnown) {
                throw UnreadableException.impossibleData();
            }
            if (previous != NONE && next < lengths.length) {
                lengths[next] = lengths[previous] + 1;
                next++;
            }
            // One code earlier than it would have to be, as the first writer had it.
            bits = next >= (1 << bits) - 1 ? Math.min(bits + 1, LONGEST) : bits;
            produced += lengths[code];
            previous = code;
        }
    }

    private int read() throws UnreadableException {
        while (held < bits) {
            if (!data.hasRemaining()) {
                throw UnreadableException.truncated();
            }
            window = (window << Byte.SIZE) | Byte.toUnsignedInt(data.get());
            held += Byte.SIZE;
        }
        held -= bits;
        int code = window >>> held;
        window &= (1 << held) - 1;
        return code;
    }
}
