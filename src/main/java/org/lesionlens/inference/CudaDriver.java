package org.lesionlens.inference;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.CudaTrouble;

/**
 * NVIDIA's driver, which is asked itself: CUDA's runtime, by which DJL looks for cards, is not
 * installed with it.
 */
final class CudaDriver {

    private static final int NO_DEVICE = 100; // CUDA_ERROR_NO_DEVICE
    private static final int MISMATCH = 803; // of the driver's parts
    private static final int NO_COMPATIBILITY = 804; // of this card with newer libraries
    private static final int STUB = 34; // a library to be linked with, and no more
    private static final int LONGEST_NAME = 100;
    private static final Path MAPPED =
            Path.of("/proc/self/maps"); // files of this process; on Linux

    private CudaDriver() {}

    /**
     * What the driver says.
     *
     * @param trouble that it is in; null if it sees a card
     * @param told its version or what it said, for people to read; blank if there is nothing
     * @param cuda the newest version that it knows, as 12.8; blank if it is in trouble
     * @param card name of the first card; blank if it is in trouble
     */
    record Found(@Nullable CudaTrouble trouble, String told, String cuda, String card) {

        private static Found trouble(CudaTrouble trouble, String told) {
            return new Found(trouble, told, "", "");
        }
    }

    /** True if there is one, whether it works or not. */
    static boolean isInstalled() {
        return library().isPresent();
    }

    /**
     * Its library on Linux, where a container, {@code LD_LIBRARY_PATH} or WSL may name another than
     * the system's; empty if there is none, and on other systems.
     */
    static Optional<Path> file() {
        return isInstalled() ? loaded("libcuda.so") : Optional.empty();
    }

    /** The file of a library that this process has loaded, by the begin of its name. */
    static Optional<Path> loaded(String name) {
        try {
            return Files.readString(MAPPED, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("/" + name))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("restricted") // the program is started with native access, for libtorch
    private static Optional<SymbolLookup> library() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        try {
            String name = windows ? "nvcuda.dll" : "libcuda.so.1";
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global())); // it stays
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Asks the driver; a fault of it may end the process. */
    static Found ask() {
        return library()
                .map(CudaDriver::ask)
                .orElseGet(() -> Found.trouble(CudaTrouble.NO_DRIVER, ""));
    }

    private static Found ask(SymbolLookup driver) {
        try (Arena memory = Arena.ofConfined()) {
            int begun = (int) function(driver, "cuInit", ValueLayout.JAVA_INT).invokeExact(0);
            if (begun != 0) {
                return Found.trouble(trouble(begun), "its error is " + begun);
            }
            MemorySegment number = memory.allocate(ValueLayout.JAVA_INT);
            int version = number(driver, "cuDriverGetVersion", number);
            if (number(driver, "cuDeviceGetCount", number) < 1) {
                return Found.trouble(CudaTrouble.NO_CARD, "");
            }
            String cuda = "%d.%d".formatted(version / 1000, version % 1000 / 10);
            return new Found(null, "", cuda, name(driver, memory));
        } catch (Throwable e) { // what a native call declares
            return Found.trouble(CudaTrouble.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static CudaTrouble trouble(int error) {
        return switch (error) {
            case NO_DEVICE -> CudaTrouble.NO_CARD;
            case STUB -> CudaTrouble.NO_DRIVER;
            case MISMATCH, NO_COMPATIBILITY -> CudaTrouble.OLD_DRIVER;
            default -> CudaTrouble.FAILED;
        };
    }

    private static int number(SymbolLookup driver, String name, MemorySegment number)
            throws Throwable {
        int error = (int) function(driver, name, ValueLayout.ADDRESS).invokeExact(number);
        return error == 0 ? number.get(ValueLayout.JAVA_INT, 0) : 0;
    }

    private static String name(SymbolLookup driver, Arena memory) throws Throwable {
        MemorySegment name = memory.allocate(LONGEST_NAME);
        MethodHandle ask =
                function(
                        driver,
                        "cuDeviceGetName",
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT);
        int error = (int) ask.invokeExact(name, LONGEST_NAME, 0);
        return error == 0 ? name.getString(0) : "";
    }

    @SuppressWarnings("restricted") // as above
    private static MethodHandle function(
            SymbolLookup driver, String name, ValueLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        driver.findOrThrow(name),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }
}
