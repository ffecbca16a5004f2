package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.FreeRoom;
import org.lesionlens.files.WriteProbe;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where what is done is kept. */
final class StoreOption {

    private static final int KEPT = 10_000; // bytes of a photo, by a network like the demo's

    private final Path usual;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Where what is done is kept; default: in the user's data folder.")
    private @Nullable Path file;

    @Option(names = "--no-store", description = "Keep nothing of what the model says.")
    private boolean none;

    /**
     * @param usual the store if none is named
     */
    StoreOption(Path usual) {
        this.usual = usual;
    }

    /**
     * Refuses options that contradict each other.
     *
     * @throws ParameterException if they do
     */
    void check(CommandLine asked) {
        if (none && file != null) {
            throw new ParameterException(asked, "--store and --no-store contradict each other");
        }
    }

    /**
     * The store, to be closed.
     *
     * @throws ParameterException if it cannot be used
     */
    ResultStore open(CommandLine asked, PrintStream messages) {
        try {
            if (none) {
                return ResultStore.temporary();
            }
            Files.createDirectories(folder());
            WriteProbe.folder(folder());
            return ResultStore.open(file(), text -> messages.println("lesionlens: " + text));
        } catch (IOException e) {
            throw new ParameterException(
                    asked,
                    "results are kept in %s, which %s. Name another file by --store, or keep none by --no-store"
                            .formatted(file(), FileProblem.inWords(e)),
                    e);
        }
    }

    /** Says if there may be too little room; nobody knows yet how much is there already. */
    void tellIfTight(int photos, PrintStream messages) {
        long needed = (long) KEPT * photos;
        if (!none && FreeRoom.in(folder()).orElse(needed) < needed) {
            messages.println(
                    "lesionlens: the results of %d photos may take %s, and the store has %s; what does not fit comes into the table, but is not kept for the next time"
                            .formatted(
                                    photos, FreeRoom.inWords(needed), FreeRoom.inWords(folder())));
        }
    }

    /** Where all results can be had from again; none if some cannot. */
    Optional<Path> kept(ResultStore store) {
        return store.keepsAll() ? Optional.of(file()) : Optional.empty();
    }

    private Path file() {
        Path named = file;
        return named == null ? usual : named;
    }

    private Path folder() {
        return Optional.ofNullable(file().toAbsolutePath().getParent()).orElse(file());
    }
}
