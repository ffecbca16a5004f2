package org.lesionlens.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelChoice;

/** The process that {@link FirstRun} starts. */
final class FirstRunProcess {

    static final int CAME_THROUGH = 0;
    static final int REFUSED = 70; // no signal's, and not 3, with which Windows aborts
    static final int TOO_LARGE = 71;

    private static final int ALONE = 72;

    private FirstRunProcess() {}

    /**
     * Opens a model, which runs it. It ends when the program does.
     *
     * @param arguments a file to write that it began, the folder of the copies, the model, the
     *     sample photo and the card, both blank where there is none, and the program's process
     */
    public static void main(String... arguments) {
        int end = REFUSED;
        try {
            Files.writeString(Path.of(arguments[0]), "begun");
            endWith(Long.parseLong(arguments[5]));
            var engine = new TorchEngine(Path.of(arguments[1]), path(arguments[3]));
            var choice = new ModelChoice(path(arguments[4]), null);
            engine.open(Path.of(arguments[2]), choice).close();
            end = CAME_THROUGH;
        } catch (Throwable e) { // a refusal happens again where it can be told
            end = isTooLarge(e) ? TOO_LARGE : REFUSED;
        } finally {
            Runtime.getRuntime().halt(end);
        }
    }

    /** Its input is not read for that: on Windows, libraries may wait for such a thread. */
    private static void endWith(long program) {
        CompletableFuture<?> gone =
                ProcessHandle.of(program)
                        .<CompletableFuture<?>>map(ProcessHandle::onExit)
                        .orElse(CompletableFuture.completedFuture(null));
        var _ = gone.thenRun(() -> Runtime.getRuntime().halt(ALONE));
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
