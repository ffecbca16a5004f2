package org.lesionlens.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Numbers as the store keeps them: little-endian IEEE 754. */
final class LittleEndian {

    private LittleEndian() {}

    static byte[] of(float... values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        buffer(bytes).asFloatBuffer().put(values);
        return bytes;
    }

    static byte[] of(List<Double> values) {
        byte[] bytes = new byte[values.size() * Double.BYTES];
        ByteBuffer buffer = buffer(bytes);
        values.forEach(buffer::putDouble);
        return bytes;
    }

    static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        buffer(bytes).asFloatBuffer().get(values);
        return values;
    }

    static List<Double> doubles(byte[] bytes) {
        ByteBuffer buffer = buffer(bytes);
        var values = new Double[bytes.length / Double.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.getDouble();
        }
        return List.of(values);
    }

    /** Bytes to be read as such numbers. */
    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
