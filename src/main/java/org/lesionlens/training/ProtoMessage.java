package org.lesionlens.training;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message of Protocol Buffers, field by field: the few kinds that TensorBoard's events need.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">its encoding</a>
 */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_FIRST = 2;
    private static final int FOUR_BYTES = 5;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtoMessage number(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    ProtoMessage number(int field, double value) {
        key(field, EIGHT_BYTES);
        bytes.writeBytes(little(Double.BYTES).putDouble(value).array());
        return this;
    }

    ProtoMessage number(int field, float value) {
        key(field, FOUR_BYTES);
        bytes.writeBytes(little(Float.BYTES).putFloat(value).array());
        return this;
    }

    ProtoMessage text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage message(int field, ProtoMessage inner) {
        return bytes(field, inner.toBytes());
    }

    ProtoMessage bytes(int field, byte[] content) {
        key(field, LENGTH_FIRST);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void key(int field, int kind) {
        varint(((long) field << 3) | kind);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void varint(long value) {
        long left = value;
        while ((left & ~SEVEN_BITS) != 0) {
            bytes.write((int) ((left & SEVEN_BITS) | MORE));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
