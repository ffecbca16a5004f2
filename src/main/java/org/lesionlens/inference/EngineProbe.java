package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lesionlens.analysis.CudaTrouble;

/** Loads libtorch and computes something with it, on the processor and on a card. */
final class EngineProbe {

    private static final float[] NUMBERS = {1, 2, 3, 4};
    private static final float SUM_OF_SQUARES = 30;

    private EngineProbe() {}

    /**
     * The process that {@link EngineStart} starts, as any of this may end it.
     *
     * @param arguments a file to write what was found, and whether to try CUDA
     */
    public static void main(String... arguments) {
        try {
            Path answer = Path.of(arguments[0]);
            Files.writeString(answer, ""); // it began
            boolean withCuda =
                    Boolean.parseBoolean(arguments[1]) && LibtorchChoice.isBuiltForCuda();
            if (LibtorchChoice.isBuiltForCuda() && !withCuda) {
                LibtorchChoice.leaveOutCuda();
            }
            EngineVerdict loaded = load();
            Files.writeString(answer, loaded.write());
            if (withCuda && loaded.failure().isEmpty()) {
                String ended = "the process that tried it was ended";
                Files.writeString(answer, EngineVerdict.without(CudaTrouble.FAILED, ended).write());
                Files.writeString(answer, cuda().write());
            }
        } catch (Throwable e) { // what was written before tells how far it came
            Runtime.getRuntime().halt(1);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static EngineVerdict load() {
        try {
            TorchNetwork.start();
            return isRight(Device.cpu())
                    ? EngineVerdict.CPU
                    : EngineVerdict.failed("it computes wrong numbers");
        } catch (RuntimeException | LinkageError e) {
            return EngineVerdict.failed(InferenceThread.reason(e));
        }
    }

    /** Whether networks run on a card; libtorch is loaded. */
    static EngineVerdict cuda() {
        if (!LibtorchChoice.isBuiltForCuda()) {
            return EngineVerdict.CPU;
        }
        CudaDriver.Found driver = CudaDriver.ask();
        if (driver.trouble() != null) {
            return EngineVerdict.without(driver.trouble(), driver.told());
        }
        try {
            return isRight(Device.gpu())
                    ? EngineVerdict.card(driver.card())
                    : EngineVerdict.without(CudaTrouble.FAILED, "it computes wrong numbers");
        } catch (RuntimeException | LinkageError e) {
            String reason = InferenceThread.reason(e);
            CudaTrouble trouble = trouble(String.valueOf(e.getMessage()));
            return EngineVerdict.without(
                    trouble,
                    trouble == CudaTrouble.OLD_DRIVER
                            ? "it knows CUDA %s; %s".formatted(driver.cuda(), reason)
                            : reason);
        }
    }

    /** What libtorch's reason means. */
    static CudaTrouble trouble(String reason) {
        if (reason.contains("no kernel image")) {
            return CudaTrouble.NO_KERNEL;
        }
        if (reason.contains("out of memory")) {
            return CudaTrouble.OUT_OF_MEMORY;
        }
        if (reason.contains("undefined symbol: cu") // of the driver, such as cuModuleLoadData
                || reason.contains("not supported in the installed CUDA driver")
                || reason.contains("driver version is insufficient")
                || reason.contains("driver on your system is too old")) {
            return CudaTrouble.OLD_DRIVER;
        }
        return CudaTrouble.FAILED;
    }

    private static boolean isRight(Device device) {
        try (NDManager arrays = Engine.getEngine(TorchNetwork.ENGINE).newBaseManager(device)) {
            var numbers = arrays.create(NUMBERS, new Shape(2, 2));
            return numbers.mul(numbers).sum().getFloat() == SUM_OF_SQUARES;
        }
    }
}
