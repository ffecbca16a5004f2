package org.lesionlens.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets what libtorch's libraries read from the environment of the process, which Java alone cannot
 * change; to be called before they are loaded.
 *
 * <ul>
 *   <li>Idle OpenMP threads soon sleep: those that spin slow down everything else on the machine,
 *       and those that sleep at once take a fifth of a run to be woken.
 *   <li>Where a virtual machine hides the processor's caches, oneDNN takes them to be one byte
 *       large; for some convolutions, EfficientNet-B5's last among them, its kernels for AVX2 and
 *       newer then divide by zero and end the process. Kernels for AVX do not.
 *   <li>On NVIDIA cards, convolutions would round their factors to 10 bits (TF32), and say another
 *       fourth digit than the CPU.
 * </ul>
 *
 * <p>A variable that is set already is somebody's choice and stays as it is.
 */
final class NativeEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

    /** Where Linux tells the caches that the processor named; missing if it named none. */
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    /** Some 20 µs awake between the 500 or so parallel parts of a run, then they sleep. */
    private static final String SPINS = "1000";

    private static final int KEEP = 0;

    private NativeEnvironment() {}

    /** Does nothing on other systems than Linux. */
    static void prepare() {
        if (System.getProperty("os.name").startsWith("Linux")) {
            variables(Files.exists(CACHES)).forEach(NativeEnvironment::set);
        }
    }

    /**
     * What is to be set, by name.
     *
     * @param cachesKnown whether the processor tells how large its caches are
     */
    static Map<String, String> variables(boolean cachesKnown) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("OMP_WAIT_POLICY", "passive");
        variables.put("GOMP_SPINCOUNT", SPINS);
        variables.put("NVIDIA_TF32_OVERRIDE", "0");
        if (!cachesKnown) {
            variables.put("ONEDNN_MAX_CPU_ISA", "AVX");
        }
        return variables;
    }

    /** {@code int setenv(const char *name, const char *value, int overwrite)} of POSIX. */
    @SuppressWarnings("restricted") // the program is started with native access, for libtorch
    private static void set(String name, String value) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        try (Arena memory = Arena.ofConfined()) {
            MethodHandle setenv =
                    linker.downcallHandle(
                            library.findOrThrow("setenv"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT));
            MemorySegment nameBytes = memory.allocateFrom(name);
            int failed = (int) setenv.invokeExact(nameBytes, memory.allocateFrom(value), KEEP);
            if (failed != 0) {
                LOG.warn("{} cannot be set for libtorch", name);
            }
        } catch (Throwable e) { // what a native call declares
            LOG.warn("{} cannot be set for libtorch: {}", name, e.toString());
        }
    }
}
