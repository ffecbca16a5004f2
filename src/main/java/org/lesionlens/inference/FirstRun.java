package org.lesionlens.inference;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.InputSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a model that was never run on this machine loaded and run in a process of its own first:
 * where libtorch ends the process that it runs in, it ends that one. A model that came through is
 * remembered by its content and the size of its input, which decides what is run, too.
 *
 * @param folder of the instrumented copies, where it is remembered, too
 * @param samplePhoto that models are tried with; null if there is none
 * @param known a model that needs no trial, as it comes with the program; null if none does
 * @param libtorch that runs it, which is chosen after this is made
 */
record FirstRun(
        Path folder,
        @Nullable Path samplePhoto,
        @Nullable Path known,
        Supplier<LibtorchChoice> libtorch) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);

    private static final String CAME_THROUGH = ".v2.ran"; // changes with the trial
    private static final String MODEL =
            "It is damaged, needs more memory than there is, or meets a fault of PyTorch. Export it again, or try a smaller input.";

    FirstRun(Path folder, @Nullable Path samplePhoto, @Nullable Path known) {
        this(folder, samplePhoto, known, LibtorchChoice::current);
    }

    /**
     * Tries a model, unless it came through before. What goes wrong otherwise than by the end of
     * the process goes wrong here, too, and is told then.
     *
     * @param spec of the pixels that it is run with
     * @param card that a person names; null if none is named
     * @throws ModelLoadException if the model ends the process that runs it
     */
    void check(Path model, ContentHash hash, InputSpec spec, @Nullable Path card)
            throws ModelLoadException, InterruptedException {
        Path cameThrough = cameThrough(hash, spec);
        if (Files.exists(cameThrough) || isTrusted(model)) {
            return;
        }
        // It may have come through and then ended while fused features were tried: they are not
        // used then.
        if (run(model, card, cameThrough) == End.ENDED && !Files.exists(cameThrough)) {
            throw new ModelLoadException(
                    "%s is not opened: run for the first time, in a process of its own, it ended that process. %s"
                            .formatted(
                                    FileNames.name(model), libtorch.get().likely().orElse(MODEL)));
        }
        // What else is wrong shows where it is opened.
    }

    /** The file that says of a model that it came through, with this libtorch. */
    Path cameThrough(ContentHash hash, InputSpec spec) {
        String size = "-%dx%d".formatted(spec.width(), spec.height());
        String runBy = libtorch.get().mark() + ".pytorch-" + libtorch.get().version();
        return folder.resolve(hash.hex() + size + runBy + CAME_THROUGH);
    }

    /** True if a model needs no trial. */
    boolean isTrusted(Path model) {
        return isKnown(model) && libtorch.get().isOwn();
    }

    private boolean isKnown(Path model) {
        try {
            return known != null && Files.isSameFile(model, known);
        } catch (IOException e) {
            return false;
        }
    }

    /** How a process went. */
    private enum End {
        BY_ITSELF,
        ENDED,
        NOT_STARTED
    }

    private End run(Path model, @Nullable Path card, Path cameThrough) throws InterruptedException {
        try {
            Path report = Files.createTempFile("lesionlens-first-run-", ".log");
            try {
                return end(start(command(model, card, report, cameThrough)), report);
            } finally {
                delete(report);
            }
        } catch (IOException e) {
            LOG.warn("models are not tried in a process of their own", e);
            return End.NOT_STARTED;
        }
    }

    private static void delete(Path report) {
        try {
            Files.deleteIfExists(report);
        } catch (IOException e) {
            LOG.warn("a report stays", e);
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private static End end(Process process, Path report) throws InterruptedException {
        try {
            return switch (process.waitFor()) {
                case FirstRunProcess.CAME_THROUGH, FirstRunProcess.REFUSED -> End.BY_ITSELF;
                case FirstRunProcess.TOO_LARGE -> End.ENDED;
                default -> isStarted(report) ? End.ENDED : End.NOT_STARTED;
            };
        } finally {
            process.destroyForcibly(); // nobody waits for it any more
        }
    }

    /** True if the process wrote that it began, or its virtual machine how it ended. */
    private static boolean isStarted(Path report) {
        try {
            return Files.size(report) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    List<String> command(Path model, @Nullable Path card, Path report, Path cameThrough) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(report.toString(), folder.toString(), model.toString()));
        arguments.add(samplePhoto == null ? "" : samplePhoto.toString());
        arguments.add(card == null ? "" : card.toString());
        arguments.add(cameThrough.toString());
        arguments.add(String.valueOf(ProcessHandle.current().pid()));
        return ChildJvm.command(FirstRunProcess.class, report, arguments);
    }
}
