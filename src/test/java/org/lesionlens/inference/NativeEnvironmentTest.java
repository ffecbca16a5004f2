package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class NativeEnvironmentTest {

    @Test
    void fastKernelsAreUsedWhereTheProcessorTellsItsCaches() {
        assertThat(NativeEnvironment.variables(true)).doesNotContainKey("ONEDNN_MAX_CPU_ISA");
    }

    @Test
    void kernelsThatDivideByZeroAreAvoidedWhereCachesAreHidden() {
        assertThat(NativeEnvironment.variables(false)).containsEntry("ONEDNN_MAX_CPU_ISA", "AVX");
    }

    @Test
    void cardsDoNotRoundWhatTheCpuDoesNot() {
        assertThat(NativeEnvironment.variables(true)).containsEntry("NVIDIA_TF32_OVERRIDE", "0");
    }

    @Test
    void nativeCodeSeesWhatIsSet() throws Throwable {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "only set on Linux");

        NativeEnvironment.prepare();

        String policy = System.getenv().getOrDefault("OMP_WAIT_POLICY", "passive");
        assertThat(nativeValue("OMP_WAIT_POLICY")).isEqualTo(policy);
    }

    @SuppressWarnings("restricted")
    private static String nativeValue(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        var getenv =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("getenv"),
                        FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (var memory = Arena.ofConfined()) {
            var value = (MemorySegment) getenv.invokeExact(memory.allocateFrom(name));
            return value.reinterpret(Long.MAX_VALUE).getString(0);
        }
    }
}
