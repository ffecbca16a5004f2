package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The codes of one table of a JPEG file, at most 16 bits long, each of which stands for a byte.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex C and F.2.2.3</a>
 */
final class HuffmanTable {

    private static final int LONGEST = 16;

    /** By the next 16 bits: the length of the code in the upper byte, what it stands for below. */
    private final short[] byBits = new short[1 << LONGEST];

    /**
     * The table at the buffer's position, which is moved behind it.
     *
     * @throws UnreadableException if the codes do not fit into 16 bits
     */
    HuffmanTable(ByteBuffer segment) throws UnreadableException {
        byte[] counts = new byte[LONGEST];
        segment.get(counts);
        int start = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int span = 1 << (LONGEST - length);
            for (int i = 0; i < Byte.toUnsignedInt(counts[length - 1]); i++) {
                if (start + span > byBits.length) {
                    throw new UnreadableException("is damaged (its codes are impossible)");
                }
                short entry = (short) ((length << 8) | Byte.toUnsignedInt(segment.get()));
                Arrays.fill(byBits, start, start + span, entry);
                start += span;
            }
        }
    }

    /**
     * What the next code stands for.
     *
     * @throws UnreadableException if there is no such code
     */
    int next(EntropyBits bits) throws UnreadableException {
        int entry = byBits[bits.peek(LONGEST)];
        if (entry == 0) {
            throw new UnreadableException("is damaged (a code in it does not exist)");
        }
        bits.skip(entry >> 8);
        return entry & 0xFF;
    }
}
