package org.lesionlens.inference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Opens a model, which runs it. It ends when its input does, as then nobody waits for it.
     *
     * @param arguments a file to write that it began, the folder of the copies, the model, the
     *     sample photo and the card; the last two are blank where there is none
     */
    public static void main(String... arguments) {
        int end = REFUSED;
        try {
            Thread.ofPlatform().daemon().start(FirstRunProcess::endWithInput);
            Files.writeString(Path.of(arguments[0]), "begun");
            var engine = new TorchEngine(Path.of(arguments[1]), path(arguments[3]));
            var choice = new ModelChoice(path(arguments[4]), null);
            engine.open(Path.of(arguments[2]), choice).close();
            end = CAME_THROUGH;
        } catch (VirtualMachineError e) { // not to happen where the program is
            end = TOO_LARGE;
        } catch (Throwable e) { // whatever it is, it happens again where it can be told
            end = REFUSED;
        } finally {
            Runtime.getRuntime().halt(end);
        }
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // no input is an end of it
        }
        Runtime.getRuntime().halt(ALONE);
    }

    private static @Nullable Path path(String name) {
        return name.isEmpty() ? null : Path.of(name);
    }
}
