package org.lesionlens.image.decode;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory as image readers want it, which ends a read that takes too long and notices one
 * that wants more than there is.
 *
 * <p>The deadline is here because every reader comes by often, while {@code abort()} may only be
 * called on the thread that reads.
 */
final class GuardedInput extends ImageInputStreamImpl {

    private static final int BYTES_BETWEEN_CHECKS = 4096;

    private final byte[] bytes;
    private final Deadline deadline;
    private long unchecked;
    private boolean ranPastEnd;
    private boolean soughtPastEnd;

    /** Reads {@code bytes}, which nobody may change meanwhile. */
    GuardedInput(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
    }

    /** True once something was read that is not there. */
    boolean ranPastEnd() {
        return ranPastEnd;
    }

    /** True once a place was sought that is not there, which broken metadata also cause. */
    boolean soughtPastEnd() {
        return soughtPastEnd;
    }

    @Override
    public void seek(long position) throws IOException {
        soughtPastEnd |= position > bytes.length;
        super.seek(position);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkNowAndThen(length);
        checkClosed();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            ranPastEnd = true;
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private void checkNowAndThen(int length) throws IOException {
        unchecked += length;
        if (unchecked >= BYTES_BETWEEN_CHECKS) {
            unchecked = 0;
            deadline.check();
        }
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
