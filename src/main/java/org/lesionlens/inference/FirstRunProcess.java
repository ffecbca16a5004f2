package org.lesionlens.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.RunsOn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that {@link FirstRun} starts. */
final class FirstRunProcess {

    static final int CAME_THROUGH = 0;
    static final int REFUSED = 70; // no signal's, and not 3, with which Windows aborts
    static final int TOO_LARGE = 71;

    private static final int ALONE = 72;

    private static final Logger LOG = LoggerFactory.getLogger(FirstRunProcess.class);

    private FirstRunProcess() {}

    /**
     * Opens a model, which runs it, and then tries fused features. It ends when the program does.
     *
     * @param arguments a file to write that it began, the folder of the copies, the model, the
     *     sample photo and the card, both blank where there is none, a file to write that it came
     *     through, and the program's process
     */
    public static void main(String... arguments) {
        int end = REFUSED;
        try {
            Files.writeString(Path.of(arguments[0]), "begun");
            endWith(Long.parseLong(arguments[6]), Path.of(arguments[5]));
            var engine = new TorchEngine(Path.of(arguments[1]), path(arguments[3]));
            var choice = new ModelChoice(path(arguments[4]), null);
            TorchOpenNetwork network = engine.open(Path.of(arguments[2]), choice, () -> RunsOn.CPU);
            remember(Path.of(arguments[5]));
            end = CAME_THROUGH;
            network.tryFusion(true);
        } catch (Throwable e) { // a refusal happens again where it can be told
            end = end == CAME_THROUGH ? end : isTooLarge(e) ? TOO_LARGE : REFUSED;
        } finally {
            Runtime.getRuntime().halt(end);
        }
    }

    private static void remember(Path cameThrough) {
        try {
            Files.createDirectories(cameThrough.toAbsolutePath().getParent());
            Files.write(cameThrough, new byte[0]);
        } catch (IOException e) {
            LOG.info("that a model came through is not remembered", e);
        }
    }

    /**
     * Its input is not read for that: on Windows, libraries may wait for such a thread. What was
     * being tried is tried again another time.
     */
    private static void endWith(long program, Path cameThrough) {
        CompletableFuture<?> gone =
                ProcessHandle.of(program)
                        .<CompletableFuture<?>>map(ProcessHandle::onExit)
                        .orElse(CompletableFuture.completedFuture(null));
        var _ =
                gone.thenRun(() -> {
                    try {
                        Files.deleteIfExists(cameThrough);
                    } catch (IOException e) {
                        LOG.warn("it will be taken for one that was tried", e);
                    } finally {
                        Runtime.getRuntime().halt(ALONE);
                    }
                });
    }

    /** True if it is not to happen where the program is. */
    private static boolean isTooLarge(Throwable e) {
        return e instanceof VirtualMachineError
                || (e.getCause() != null && isTooLarge(e.getCause()));
    }

    private static @Nullable Path path(String name) {
        return name.isEmpty() ? null : Path.of(name);
    }
}
