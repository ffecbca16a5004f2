package org.lesionlens.image.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An animation in a WebP file, of which libwebp decodes single pictures only.
 *
 * @param canvas the chunk with the size of the animation
 * @param frames the chunks of its pictures
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
record WebpAnimation(ByteBuffer canvas, List<ByteBuffer> frames) {

    private static final int HEADER = 10;
    private static final int FRAME_HEADER = 16;
    private static final int CHUNK_HEADER = 8;
    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;

    /** Decodes a file with one picture. */
    @FunctionalInterface
    interface StillDecoder {
        BufferedImage decode(byte[] file) throws IOException;
    }

    /** Empty if the file holds one picture, and is none. */
    static Optional<WebpAnimation> of(List<RiffChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals("VP8X"))
                .map(RiffChunk::content)
                .findFirst()
                .filter(header -> header.remaining() >= HEADER && (header.get(0) & ANIMATED) != 0)
                .map(header -> new WebpAnimation(header, frames(chunks)));
    }

    private static List<ByteBuffer> frames(List<RiffChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals("ANMF"))
                .map(RiffChunk::content)
                .toList();
    }

    /**
     * The first picture at its place; around it, the canvas is transparent, or black where the
     * animation has no transparency.
     *
     * @throws UnreadableException if there is none, or one that lies outside
     */
    BufferedImage first(DecodeLimits limits, StillDecoder decoder) throws IOException {
        if (frames.isEmpty() || frames.getFirst().remaining() < FRAME_HEADER) {
            throw UnreadableException.truncated();
        }
        var frame = frames.getFirst();
        int width = 1 + unsigned24(canvas, 4);
        int height = 1 + unsigned24(canvas, 7);
        limits.check(width, height);
        var picture = decoder.decode(still(frame));
        int left = 2 * unsigned24(frame, 0);
        int top = 2 * unsigned24(frame, 3);
        if (left + picture.getWidth() > width || top + picture.getHeight() > height) {
            throw new UnreadableException("is damaged: its first picture lies outside");
        }
        int type = hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var whole = new BufferedImage(width, height, type);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            whole.setRGB(left, top + y, row.length, 1, row, 0, row.length);
        }
        return whole;
    }

    private boolean hasAlpha() {
        return (canvas.get(0) & ALPHA) != 0;
    }

    /** A frame's chunks as a file of their own. */
    private byte[] still(ByteBuffer frame) {
        int chunks = frame.remaining() - FRAME_HEADER;
        var file =
                ByteBuffer.allocate(12 + CHUNK_HEADER + HEADER + chunks)
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.put(letters("RIFF")).putInt(file.capacity() - CHUNK_HEADER).put(letters("WEBP"));
        file.put(letters("VP8X")).putInt(HEADER).put((byte) (hasAlpha() ? ALPHA : 0));
        file.put(new byte[3]).put(frame.slice(6, 6));
        file.put(frame.slice(FRAME_HEADER, chunks));
        return file.array();
    }

    private static byte[] letters(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }

    private static int unsigned24(ByteBuffer buffer, int position) {
        return (buffer.getShort(position) & 0xFFFF) | (buffer.get(position + 2) & 0xFF) << 16;
    }
}
