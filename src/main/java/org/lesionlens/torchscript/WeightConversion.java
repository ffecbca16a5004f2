package org.lesionlens.torchscript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Weights of an archive that a copy has as numbers of another type, rounded to the nearest.
 *
 * @param from their types, by the entries of the archive that hold the numbers
 * @param to the type in the copy
 */
record WeightConversion(Map<String, String> from, String to) {

    private static final int DROPPED_BITS = 16; // of a float32, to be a bfloat16
    private static final int HALF_OF_DROPPED = 0x7FFF; // with the lowest kept bit: to even
    private static final int QUIET = 0x0040_0000; // so that NaN stays NaN

    WeightConversion {
        from = Map.copyOf(from);
    }

    /** The types to name in a pickle in place of others. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new HashMap<>();
        from.values().forEach(type -> renamed.put(type, to));
        return renamed;
    }

    /**
     * Numbers as they are in the copy.
     *
     * @param entry of the archive that they are in; one of {@link #from}
     */
    byte[] converted(String entry, byte[] numbers) {
        String type = from.getOrDefault(entry, to);
        var source = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
        int count = numbers.length / width(type);
        var target = ByteBuffer.allocate(Math.multiplyExact(count, width(to)));
        target.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            write(next(source, type), target);
        }
        return target.array();
    }

    private static int width(String type) {
        return switch (type) {
            case WeightTypes.DOUBLE -> Double.BYTES;
            case WeightTypes.FLOAT -> Float.BYTES;
            default -> Short.BYTES;
        };
    }

    private static float next(ByteBuffer source, String type) {
        return switch (type) {
            case WeightTypes.DOUBLE -> (float) source.getDouble();
            case WeightTypes.FLOAT -> source.getFloat();
            case WeightTypes.BFLOAT16 -> Float.intBitsToFloat(source.getShort() << DROPPED_BITS);
            default -> Float.float16ToFloat(source.getShort());
        };
    }

    private void write(float value, ByteBuffer target) {
        if (to.equals(WeightTypes.BFLOAT16)) {
            target.putShort((short) (roundedBits(value) >>> DROPPED_BITS));
        } else {
            target.putFloat(value);
        }
    }

    /** The bits of a float32 of which the upper half is the nearest bfloat16, ties to even. */
    private static int roundedBits(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Float.isNaN(value)
                ? bits | QUIET
                : bits + HALF_OF_DROPPED + (bits >>> DROPPED_BITS & 1);
    }
}
