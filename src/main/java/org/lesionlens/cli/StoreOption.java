package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Shard;
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

    private @Nullable Shard shard;

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

    /** The store of a share in the folder of all. */
    static Path file(Path folder, Shard shard) {
        return folder.resolve("shard-%d-of-%d.sqlite".formatted(shard.number(), shard.count()));
    }

    /** Has the share have a store of its own, in the folder that is named. */
    void share(Shard of) {
        shard = of;
    }

    /** True if a person says which store it is, or that there is to be none. */
    boolean isNamed() {
        return none || file != null;
    }

    /** False if nothing is to be kept. */
    boolean isLasting() {
        return !none;
    }

    /**
     * Refuses options that contradict each other, or what they name.
     *
     * @throws ParameterException if they do
     */
    void check(CommandLine asked) {
        Path named = file;
        if (named != null && shard != null && Files.isRegularFile(named)) {
            throw new ParameterException(
                    asked,
                    "--store names a folder with --shard, in which each shard has its file; %s is a file"
                            .formatted(named));
        }
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
        if (named == null) {
            return usual;
        }
        Shard one = shard;
        return one == null ? named : file(named, one);
    }

    private Path folder() {
        return Optional.ofNullable(file().toAbsolutePath().getParent()).orElse(file());
    }
}
