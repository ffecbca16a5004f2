package org.lesionlens.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether a zip, as archives of PyTorch are, has its end: the list of what is in it is
 * written last.
 */
final class ZipEnd {

    private static final int BEGINNING = 0x4b50; // PK, little-endian
    private static final int MARK = 0x06054b50; // of the end of the central directory
    private static final int RECORD = 22; // bytes, and a comment behind them
    private static final int LONGEST = RECORD + 0xffff;

    private ZipEnd() {}

    /**
     * False of a file that begins as a zip and has no end; what is no zip has none to wait for.
     *
     * @throws IOException if the file cannot be read
     */
    static boolean isWritten(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer start = read(channel, 0, 2);
            return start.remaining() < 2
                    ? start.hasRemaining()
                    : (start.getShort() & 0xffff) != BEGINNING || hasEnd(channel);
        }
    }

    private static boolean hasEnd(SeekableByteChannel channel) throws IOException {
        long from = Math.max(0, channel.size() - LONGEST);
        ByteBuffer end = read(channel, from, (int) (channel.size() - from));
        for (int at = end.limit() - RECORD; at >= 0; at--) {
            int comment = end.getInt(at) == MARK ? end.getShort(at + RECORD - 2) & 0xffff : -1;
            if (at + RECORD + comment == end.limit()) {
                return true;
            }
        }
        return false;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int bytes)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer);
        }
        return buffer.flip();
    }
}
