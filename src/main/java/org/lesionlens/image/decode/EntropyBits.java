package org.lesionlens.image.decode;

import java.nio.ByteBuffer;

/** The bits of a JPEG file's scan, the highest of each byte first, up to the next marker. */
final class EntropyBits {

    /** A bad writer leaves a few bytes behind the last pixel; more are a file that lost its end. */
    static final int MOST_EXTRA_BYTES = 15;

    private final ByteBuffer data;
    private long window;
    private int held;
    private int missing;

    /** Reads {@code data} from its position on. */
    EntropyBits(ByteBuffer data) {
        this.data = data;
    }

    /** The next 1 to 16 bits, which stay where they are; ones where there are no more. */
    int peek(int count) {
        while (held < count) {
            window = (window << Byte.SIZE) | nextByte();
            held += Byte.SIZE;
        }
        return (int) (window >>> (held - count)) & ((1 << count) - 1);
    }

    private int nextByte() {
        if (!data.hasRemaining()) {
            missing += Byte.SIZE;
            return 0xFF;
        }
        int next = Byte.toUnsignedInt(data.get(data.position()));
        if (next == 0xFF) {
            if (data.remaining() > 1 && data.get(data.position() + 1) == 0) {
                data.position(data.position() + 2);
                return next;
            }
            missing += Byte.SIZE;
            return next; // of a marker, which stays where it is
        }
        data.position(data.position() + 1);
        return next;
    }

    /**
     * Goes on.
     *
     * @param count at most as many as were peeked
     * @throws UnreadableException if the scan ends before
     */
    void skip(int count) throws UnreadableException {
        held -= count;
        if (held < missing) {
            throw UnreadableException.truncated();
        }
    }

    /** The next 0 to 16 bits. */
    int next(int count) throws UnreadableException {
        int bits = count == 0 ? 0 : peek(count);
        skip(count);
        return bits;
    }

    /** Drops what is left of a byte, and whole bytes that were read ahead; the next marker. */
    int nextMarker() throws UnreadableException {
        int unread = (held - missing) / Byte.SIZE;
        window = 0;
        held = 0;
        missing = 0;
        int skipped = unread;
        while (data.remaining() > 1) {
            int next = Byte.toUnsignedInt(data.get());
            int marker = Byte.toUnsignedInt(data.get(data.position()));
            if (next == 0xFF && marker != 0xFF && marker != 0) {
                data.get();
                return check(skipped, marker);
            }
            skipped += next == 0xFF ? 0 : 1;
        }
        return check(skipped + data.remaining(), JpegScans.END_OF_IMAGE);
    }

    private static int check(int skipped, int marker) throws UnreadableException {
        if (skipped > MOST_EXTRA_BYTES) {
            throw UnreadableException.truncated();
        }
        return marker;
    }
}
