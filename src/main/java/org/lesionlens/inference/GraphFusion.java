package org.lesionlens.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The fuser of oneDNN Graph in libtorch, which Python switches on by {@code
 * torch.jit.enable_onednn_fusion(True)}: it joins operators of a frozen network, such as a
 * convolution and its activation, and packs weights once instead of in each run. DJL has no call
 * for it, so libtorch's own functions are called.
 *
 * <p>Belongs to the inference thread. Where libtorch throws in one of these calls, it ends the
 * process: what was never tried is tried in another process first ({@link FirstRun}).
 */
final class GraphFusion {

    /** Of C++'s {@code registerPostPass(std::function<void(std::shared_ptr<Graph>&)>)}. */
    private static final String REGISTER =
            "_ZN5torch3jit16registerPostPassESt8functionIFvRSt10shared_ptrINS0_5GraphEEEE";

    private static final String CLEAR = "_ZN5torch3jit13clearPostPassEj";
    private static final String FUSE =
            "_ZN5torch3jit5fuser6onednn9fuseGraphERSt10shared_ptrINS0_5GraphEE";

    /** Calls the function whose address a {@code std::function} holds, with its one argument. */
    private static final String INVOKE =
            "_ZNSt17_Function_handlerIFvRN5torch3jit13GraphFunctionEEPS4_E9_M_invokeERKSt9_Any_dataS3_";

    /**
     * In place of what copies and destroys a held function: an address needs neither, and this one
     * ignores what it is passed.
     */
    private static final String MANAGE = "getpid";

    private static final long FUNCTION_BYTES = 32; // of libstdc++'s std::function
    private static final long FUNCTION_MANAGER = 16;
    private static final long FUNCTION_INVOKER = 24;

    /** The version that all of this was tried with. */
    private static final String LIBTORCH = "2.7.1";

    private GraphFusion() {}

    /** True if libtorch is loaded, is the version that was tried, and has the fuser. */
    static boolean isHere() {
        return isOurs() && has(List.of(REGISTER, CLEAR, FUSE, INVOKE));
    }

    /** True on the system and with the version whose functions and types are known. */
    static boolean isOurs() {
        return System.getProperty("os.name").startsWith("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && LibtorchChoice.current().loaded().equals(LIBTORCH);
    }

    static boolean has(List<String> functions) {
        SymbolLookup loaded = SymbolLookup.loaderLookup();
        return functions.stream().allMatch(name -> loaded.find(name).isPresent());
    }

    /** Does something meanwhile libtorch fuses whatever it optimises. */
    static void during(Runnable work) {
        int pass = register();
        try {
            work.run();
        } finally {
            clear(pass);
        }
    }

    private static int register() {
        SymbolLookup libtorch = SymbolLookup.loaderLookup();
        MemorySegment manage = Linker.nativeLinker().defaultLookup().findOrThrow(MANAGE);
        try (Arena memory = Arena.ofConfined()) { // the function is moved out of it
            MemorySegment function = memory.allocate(FUNCTION_BYTES, Long.BYTES);
            function.set(ValueLayout.ADDRESS, 0, libtorch.findOrThrow(FUSE));
            function.set(ValueLayout.ADDRESS, FUNCTION_MANAGER, manage);
            function.set(ValueLayout.ADDRESS, FUNCTION_INVOKER, libtorch.findOrThrow(INVOKE));
            var descriptor = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
            return (int) function(REGISTER, descriptor).invokeExact(function);
        } catch (Throwable e) { // what a native call declares
            throw new IllegalStateException("oneDNN Graph's fuser cannot be registered", e);
        }
    }

    private static void clear(int pass) {
        try {
            function(CLEAR, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)).invokeExact(pass);
        } catch (Throwable e) { // what a native call declares
            throw new IllegalStateException("oneDNN Graph's fuser cannot be taken away", e);
        }
    }

    /** One of libtorch's functions, by its mangled name. */
    @SuppressWarnings("restricted") // the program is started with native access, for libtorch
    static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker()
                .downcallHandle(SymbolLookup.loaderLookup().findOrThrow(name), descriptor);
    }
}
