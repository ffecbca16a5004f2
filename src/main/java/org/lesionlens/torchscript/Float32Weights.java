package org.lesionlens.torchscript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.torchscript.TensorPickle.Storage;

/**
 * The weights of an archive that are not float32 and are made so.
 *
 * @param types by the entries of the archive that hold the numbers, for example {@code HalfStorage}
 */
record Float32Weights(Map<String, String> types) {

    /** Nothing is made float32. */
    static final Float32Weights NONE = new Float32Weights(Map.of());

    private static final String FLOAT = "FloatStorage";
    private static final String DOUBLE = "DoubleStorage";
    private static final List<String> HALVES = List.of("HalfStorage", "BFloat16Storage");

    Float32Weights {
        types = Map.copyOf(types);
    }

    /**
     * Those of some storages that are to be made float32: of 16 bits all, of 64 bits if most of the
     * network is.
     *
     * @param storages by the folder with their numbers
     */
    static Float32Weights of(Map<String, List<Storage>> storages) {
        boolean doubles = areDoubles(storages);
        Map<String, String> types = new HashMap<>();
        storages.forEach((folder, all) ->
                all.stream()
                        .filter(one ->
                                HALVES.contains(one.type())
                                        || (doubles && one.type().equals(DOUBLE)))
                        .forEach(one -> types.put(folder + "/" + one.key(), one.type())));
        return new Float32Weights(types);
    }

    private static boolean areDoubles(Map<String, List<Storage>> storages) {
        long doubles = 0;
        long others = 0;
        for (List<Storage> all : storages.values()) {
            for (Storage one : all) {
                doubles += one.type().equals(DOUBLE) ? one.count() : 0;
                others += one.type().equals(FLOAT) || HALVES.contains(one.type()) ? one.count() : 0;
            }
        }
        return doubles > others;
    }

    /** True if the network is one of 64 bits. */
    boolean doubles() {
        return types.containsValue(DOUBLE);
    }

    /** The types to name in a pickle in place of others. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new HashMap<>();
        types.values().forEach(type -> renamed.put(type, FLOAT));
        return renamed;
    }

    /**
     * Numbers in float32; those of 64 bits are rounded.
     *
     * @param entry of the archive that they are in
     */
    byte[] converted(String entry, byte[] numbers) {
        var from = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
        String type = types.getOrDefault(entry, FLOAT);
        int width = type.equals(DOUBLE) ? Double.BYTES : Short.BYTES;
        int count = numbers.length / width;
        var to = ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES));
        to.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            to.putFloat(
                    switch (type) {
                        case DOUBLE -> (float) from.getDouble();
                        case "BFloat16Storage" -> Float.intBitsToFloat(from.getShort() << 16);
                        default -> Float.float16ToFloat(from.getShort());
                    });
        }
        return to.array();
    }
}
