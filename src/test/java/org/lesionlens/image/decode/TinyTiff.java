package org.lesionlens.image.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes uncompressed TIFF files of one row of pixels, with tags of any kind. */
final class TinyTiff {

    static final int BYTE = 1;
    static final int SHORT = 3;

    private record Field(int type, List<Integer> values) {
        byte[] bytes(ByteOrder order) {
            int size = type == BYTE ? 1 : type == SHORT ? 2 : 4;
            var buffer = ByteBuffer.allocate(Math.max(4, size * values.size())).order(order);
            for (int value : values) {
                switch (size) {
                    case 1 -> buffer.put((byte) value);
                    case 2 -> buffer.putShort((short) value);
                    default -> buffer.putInt(value);
                }
            }
            return buffer.array();
        }
    }

    private final ByteOrder order;
    private final SortedMap<Integer, Field> fields = new TreeMap<>();
    private final byte[] pixels;

    private TinyTiff(ByteOrder order, byte[] pixels) {
        this.order = order;
        this.pixels = pixels;
    }

    /**
     * A file.
     *
     * @param photometric 0 and 1 grey, 2 RGB, 3 palette
     * @param planes samples of each plane; one of all samples in turn if they are chunky
     */
    static TinyTiff of(
            ByteOrder order, int photometric, int samples, int bits, int width, int[]... planes) {
        var pixels = new ByteArrayOutputStream();
        int[] offsets = new int[planes.length];
        int[] lengths = new int[planes.length];
        for (int i = 0; i < planes.length; i++) {
            byte[] plane = packed(planes[i], bits, order);
            offsets[i] = 8 + pixels.size();
            lengths[i] = plane.length;
            pixels.writeBytes(plane);
        }
        int[] sizes = new int[samples];
        Arrays.fill(sizes, bits);
        var file = new TinyTiff(order, pixels.toByteArray());
        return file.with(256, SHORT, width)
                .with(257, SHORT, 1)
                .with(258, SHORT, sizes)
                .with(259, SHORT, 1)
                .with(262, SHORT, photometric)
                .with(273, 4, offsets)
                .with(277, SHORT, samples)
                .with(278, SHORT, 1)
                .with(279, 4, lengths)
                .with(284, SHORT, planes.length == 1 ? 1 : 2);
    }

    /** The same file with one more tag, or with another value of one. */
    TinyTiff with(int tag, int type, int... values) {
        fields.put(tag, new Field(type, Arrays.stream(values).boxed().toList()));
        return this;
    }

    /** The highest bit first; 16 bits in the order of the file. */
    private static byte[] packed(int[] samples, int bits, ByteOrder order) {
        var out = ByteBuffer.allocate((samples.length * bits + 7) / 8).order(order);
        if (bits == 16) {
            Arrays.stream(samples).forEach(sample -> out.putShort((short) sample));
            return out.array();
        }
        for (int i = 0; i < samples.length * bits; i++) {
            int bit = samples[i / bits] >> (bits - 1 - i % bits) & 1;
            out.put(i / 8, (byte) (out.get(i / 8) | bit << (7 - i % 8)));
        }
        return out.array();
    }

    byte[] bytes() {
        int start = 8 + pixels.length;
        int far = start + 2 + 12 * fields.size() + 4;
        var directory = ByteBuffer.allocate(2 + 12 * fields.size() + 4).order(order);
        var values = new ByteArrayOutputStream();
        directory.putShort((short) fields.size());
        fields.forEach((tag, field) -> {
            byte[] content = field.bytes(order);
            directory.putShort((short) (int) tag).putShort((short) field.type());
            directory.putInt(field.values().size());
            if (content.length > 4) {
                directory.putInt(far + values.size());
                values.writeBytes(content);
            } else {
                directory.put(content);
            }
        });
        var header = ByteBuffer.allocate(8).order(order);
        header.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949));
        header.putShort((short) 42).putInt(start);
        var out = new ByteArrayOutputStream();
        out.writeBytes(header.array());
        out.writeBytes(pixels);
        out.writeBytes(directory.array());
        out.writeBytes(values.toByteArray());
        return out.toByteArray();
    }
}
