package org.lesionlens.torchscript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.torchscript.TensorPickle.Storage;

/**
 * The types of an archive's weights that are floating-point numbers, and which of them a copy has
 * in another one.
 *
 * @param types by the entries of the archive that hold the numbers, for example {@code HalfStorage}
 */
record WeightTypes(Map<String, String> types) {

    /** None is known. */
    static final WeightTypes NONE = new WeightTypes(Map.of());

    static final String FLOAT = "FloatStorage";
    static final String DOUBLE = "DoubleStorage";
    static final String HALF = "HalfStorage";
    static final String BFLOAT16 = "BFloat16Storage";

    private static final Set<String> HALVES = Set.of(HALF, BFLOAT16);
    private static final Set<String> ALL = Set.of(FLOAT, DOUBLE, HALF, BFLOAT16);

    WeightTypes {
        types = Map.copyOf(types);
    }

    /**
     * Those of some storages.
     *
     * @param storages by the folder with their numbers
     */
    static WeightTypes of(Map<String, List<Storage>> storages) {
        Map<String, String> types = new HashMap<>();
        storages.forEach((folder, all) ->
                all.stream()
                        .filter(one -> ALL.contains(one.type()))
                        .forEach(one -> types.put(folder + "/" + one.key(), one.type())));
        return new WeightTypes(types).withDoubles(areDoubles(storages));
    }

    /** Numbers of 64 bits in a network of 32 are what they are for a reason. */
    private WeightTypes withDoubles(boolean wanted) {
        Map<String, String> some = new HashMap<>(types);
        some.values().removeIf(type -> type.equals(DOUBLE) && !wanted);
        return new WeightTypes(some);
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

    /** Of 16 bits all are made float32, of 64 bits if most of the network is. */
    WeightConversion toFloat32() {
        return conversion(Set.of(DOUBLE, HALF, BFLOAT16), FLOAT);
    }

    /** All of 32 bits are made bfloat16. */
    WeightConversion toBfloat16() {
        return conversion(Set.of(FLOAT), BFLOAT16);
    }

    private WeightConversion conversion(Set<String> from, String to) {
        return new WeightConversion(
                types.entrySet().stream()
                        .filter(type -> from.contains(type.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                to);
    }
}
