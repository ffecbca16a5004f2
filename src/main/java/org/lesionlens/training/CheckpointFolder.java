package org.lesionlens.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.ModelFormat;

/**
 * A folder that checkpoints are saved to. It is looked at again and again, which works on disks of
 * a network too, where nobody tells of changes. A file counts once two looks found it the same and
 * it has its end.
 */
final class CheckpointFolder {

    /** So long may a file without its end stay as it is, until it is called broken. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<Checkpoint> told = new HashSet<>();

    /** The state of a file, and since when it has been in it. */
    private record Seen(Checkpoint state, Instant since) {}

    /**
     * What a look found.
     *
     * @param ready that were not told of before, whole, in their order
     * @param broken that will not be whole any more; told once
     * @param isWaiting true if a file is being written
     */
    record Look(List<Checkpoint> ready, List<Checkpoint> broken, boolean isWaiting) {}

    /**
     * @param clock of this machine: that of a disk elsewhere may be another
     */
    CheckpointFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Passes over a checkpoint in this state, as if it had been told of. */
    void know(Checkpoint checkpoint) {
        told.add(checkpoint);
    }

    /**
     * The state of a checkpoint that is there now.
     *
     * @param name of the file
     * @throws IOException if it is not there, or cannot be asked
     */
    Checkpoint state(String name) throws IOException {
        return state(folder.resolve(name));
    }

    private static Checkpoint state(Path file) throws IOException {
        var facts = Files.readAttributes(file, BasicFileAttributes.class);
        return new Checkpoint(file, facts.size(), facts.lastModifiedTime().toInstant());
    }

    /**
     * Looks at the folder.
     *
     * @throws IOException if it is not there, or cannot be read
     */
    Look look() throws IOException {
        List<Checkpoint> ready = new ArrayList<>();
        List<Checkpoint> broken = new ArrayList<>();
        boolean isWaiting = false;
        Instant now = clock.instant();
        for (Path file : archives()) {
            Checkpoint state;
            boolean isWhole;
            try {
                state = state(file);
                isWhole = !told.contains(state) && ZipEnd.isWritten(file);
            } catch (NoSuchFileException e) {
                continue; // taken away, or renamed, since the folder was read
            }
            if (told.contains(state)) {
                continue;
            }
            Seen before = seen.get(state.name());
            if (before == null || !before.state().equals(state)) {
                seen.put(state.name(), new Seen(state, now));
                isWaiting = true;
            } else if (isWhole) {
                ready.add(state);
            } else if (before.since().plus(PATIENCE).isAfter(now)) {
                isWaiting = true;
            } else {
                broken.add(state);
            }
        }
        told.addAll(ready);
        told.addAll(broken);
        ready.sort(Checkpoint.ORDER);
        return new Look(List.copyOf(ready), List.copyOf(broken), isWaiting);
    }

    /** Files that are called as TorchScript archives are; not those below. */
    private List<Path> archives() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = FileNames.name(file);
                boolean isArchive =
                        ModelFormat.named(name)
                                .filter(format -> format == ModelFormat.TORCHSCRIPT)
                                .isPresent();
                if (isArchive && !name.startsWith(".") && Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }
}
