package org.lesionlens.torchscript;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.lesionlens.torchscript.TensorPickle.Storage;

/**
 * Checks what libtorch takes on trust and then reads beyond the end of: that the numbers of each
 * tensor are there.
 */
final class WeightsCheck {

    /** Bytes of a number, by the type of its storage. */
    private static final Map<String, Integer> WIDTHS =
            Map.ofEntries(
                    Map.entry("DoubleStorage", 8),
                    Map.entry("FloatStorage", 4),
                    Map.entry("HalfStorage", 2),
                    Map.entry("BFloat16Storage", 2),
                    Map.entry("LongStorage", 8),
                    Map.entry("IntStorage", 4),
                    Map.entry("ShortStorage", 2),
                    Map.entry("CharStorage", 1),
                    Map.entry("ByteStorage", 1),
                    Map.entry("BoolStorage", 1),
                    Map.entry("ComplexDoubleStorage", 16),
                    Map.entry("ComplexFloatStorage", 8),
                    Map.entry("QInt8Storage", 1),
                    Map.entry("QUInt8Storage", 1),
                    Map.entry("QInt32Storage", 4),
                    Map.entry("ComplexHalfStorage", 4),
                    Map.entry("UInt16Storage", 2),
                    Map.entry("UInt32Storage", 4),
                    Map.entry("UInt64Storage", 8),
                    Map.entry("Float8_e4m3fnStorage", 1),
                    Map.entry("Float8_e4m3fnuzStorage", 1),
                    Map.entry("Float8_e5m2Storage", 1),
                    Map.entry("Float8_e5m2fnuzStorage", 1),
                    Map.entry("Float8_e8m0fnuStorage", 1),
                    Map.entry("QUInt4x2Storage", 1),
                    Map.entry("QUInt2x4Storage", 1),
                    Map.entry("Bits1x8Storage", 1),
                    Map.entry("Bits2x4Storage", 1),
                    Map.entry("Bits4x2Storage", 1),
                    Map.entry("Bits8Storage", 1),
                    Map.entry("Bits16Storage", 2));

    private WeightsCheck() {}

    /**
     * Checks all tensors of a pickle.
     *
     * @param sizes of the entries with their numbers, in bytes, by the keys of storages
     * @return the attributes of the modules in it
     * @throws UnsoundArchiveException if one is not whole, or the pickle is damaged
     */
    static ModuleAttributes check(byte[] pickle, Function<String, OptionalLong> sizes)
            throws UnsoundArchiveException {
        PickleMachine machine = PickleMachine.of(pickle);
        for (Storage storage : machine.storages()) {
            check(storage, sizes.apply(storage.key()));
        }
        return machine.attributes();
    }

    private static void check(Storage storage, OptionalLong size) throws UnsoundArchiveException {
        if (size.isEmpty()) {
            throw new UnsoundArchiveException(
                    "weights are missing (data/%s)".formatted(storage.key()));
        }
        Integer width = WIDTHS.get(storage.type());
        if (width == null) {
            throw new UnsoundArchiveException(
                    "data/%s has numbers of a type that is unknown".formatted(storage.key()));
        }
        long count = storage.count();
        if (count < 0 || count > size.getAsLong() / width) {
            throw new UnsoundArchiveException(
                    "data/%s has %d bytes, not %d numbers of %d bytes"
                            .formatted(storage.key(), size.getAsLong(), count, width));
        }
    }
}
