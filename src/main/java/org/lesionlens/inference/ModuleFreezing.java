package org.lesionlens.inference;

import ai.djl.pytorch.engine.PtSymbolBlock;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Freezes a network as {@code torch.jit.freeze} does: weights become constants of its code, and
 * batch-norm is folded into the convolutions before it. DJL has no call for it, so libtorch's own
 * functions are called. A network that cannot be frozen ends the process.
 */
final class ModuleFreezing {

    /** {@code freeze(Module const&, optional<vector<string>> const&, bool)}. */
    private static final String FREEZE =
            "_ZN5torch3jit6freezeERKNS0_6ModuleERKSt8optionalISt6vectorINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESaISB_EEEb";

    /** {@code Module::save(string const&, unordered_map<string, string> const&) const}. */
    private static final String SAVE =
            "_ZNK5torch3jit6Module4saveERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEERKSt13unordered_mapIS7_S7_St4hashIS7_ESt8equal_toIS7_ESaISt4pairIS8_S7_EEE";

    private static final long MODULE_BYTES = 64; // it has 8
    private static final long OPTIONAL_BYTES = 32; // of a vector; zeros say that there is none
    private static final long STRING_BYTES = 32; // address, length, capacity
    private static final long MAP_BYTES = 56;
    private static final long MAP_ONLY_BUCKET = 48;
    private static final long MAP_LARGEST_LOAD = 32;

    private ModuleFreezing() {}

    /** True if libtorch is loaded, is the version that was tried, and can do it. */
    static boolean isHere() {
        return GraphFusion.isOurs() && GraphFusion.has(List.of(FREEZE, SAVE));
    }

    /**
     * Writes a frozen copy whose only method is {@code forward}.
     *
     * @param network in evaluation mode
     * @param to in place of a file of that name
     */
    static void write(PtSymbolBlock network, Path to) {
        var freeze =
                GraphFusion.function(
                        FREEZE,
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS, // where the result goes
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_BOOLEAN));
        var save =
                GraphFusion.function(
                        SAVE,
                        FunctionDescriptor.ofVoid(
                                ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment module = MemorySegment.ofAddress(network.getHandle());
            MemorySegment frozen = memory.allocate(MODULE_BYTES, Long.BYTES);
            MemorySegment nothingElse = memory.allocate(OPTIONAL_BYTES, Long.BYTES);
            var _ = (MemorySegment) freeze.invokeExact(frozen, module, nothingElse, true);
            save.invokeExact(frozen, string(to.toString(), memory), emptyMap(memory));
        } catch (Throwable e) { // what a native call declares
            throw new IllegalStateException("the network cannot be frozen", e);
        }
    }

    private static MemorySegment string(String text, Arena memory) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment string = memory.allocate(STRING_BYTES, Long.BYTES);
        string.set(ValueLayout.ADDRESS, 0, memory.allocateFrom(text));
        string.set(ValueLayout.JAVA_LONG, Long.BYTES, bytes.length);
        string.set(ValueLayout.JAVA_LONG, 2 * Long.BYTES, bytes.length);
        return string;
    }

    private static MemorySegment emptyMap(Arena memory) {
        MemorySegment map = memory.allocate(MAP_BYTES, Long.BYTES);
        map.set(ValueLayout.ADDRESS, 0, map.asSlice(MAP_ONLY_BUCKET));
        map.set(ValueLayout.JAVA_LONG, Long.BYTES, 1); // how many buckets
        map.set(ValueLayout.JAVA_FLOAT, MAP_LARGEST_LOAD, 1);
        return map;
    }
}
