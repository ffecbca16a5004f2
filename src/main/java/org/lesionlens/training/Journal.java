package org.lesionlens.training;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.AtomicFile;

/** The checkpoints that a watch knows, one JSON object a line. */
final class Journal {

    private static final Gson GSON = new Gson();

    private final @Nullable Path file;

    /**
     * @param file need not exist; none to keep nothing
     */
    Journal(Optional<Path> file) {
        this.file = file.orElse(null);
    }

    /**
     * All that are known; none if nothing was watched before.
     *
     * @throws IOException if the file cannot be read, or is no such journal
     */
    List<KnownCheckpoint> read() throws IOException {
        List<KnownCheckpoint> known = new ArrayList<>();
        if (file != null && Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                known.add(parsed(line, file));
            }
        }
        return known;
    }

    private static KnownCheckpoint parsed(String line, Path file) throws IOException {
        try {
            KnownCheckpoint one = GSON.fromJson(line, KnownCheckpoint.class);
            one.checkpoint(file);
            one.key();
            return one;
        } catch (RuntimeException e) { // of Gson too: whatever a person made of it
            throw new IOException(file.getFileName() + " has a line that is no checkpoint", e);
        }
    }

    /**
     * Writes all of them, in place of what was there.
     *
     * @throws IOException if it cannot be written
     */
    void write(List<KnownCheckpoint> known) throws IOException {
        if (file == null) {
            return;
        }
        AtomicFile.replace(
                file,
                out -> {
                    for (KnownCheckpoint one : known) {
                        out.write((GSON.toJson(one) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                });
    }
}
