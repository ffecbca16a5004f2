package org.lesionlens.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardException;
import org.lesionlens.analysis.ModelCardReader;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;

/**
 * What a watch keeps of a checkpoint beside the store, so that it need not be opened again, and can
 * be told of once the training has removed it.
 *
 * @param name of the file
 * @param bytes its size
 * @param modified when it was written
 * @param opened how it was opened: with which card beside it or named, and which layer
 * @param model stands for the file with its card, as the store knows it
 * @param card as {@code model.json}
 */
record KnownCheckpoint(
        String name, long bytes, String modified, String opened, String model, String card) {

    static KnownCheckpoint of(CheckpointResult result, ModelChoice choice) throws IOException {
        Checkpoint checkpoint = result.checkpoint();
        return new KnownCheckpoint(
                checkpoint.name(),
                checkpoint.bytes(),
                checkpoint.modified().toString(),
                opened(checkpoint.file(), choice),
                result.model().hex(),
                ModelCardWriter.write(result.card()));
    }

    /** Stands for what besides a file's bytes decides what it says. */
    static String opened(Path file, ModelChoice choice) throws IOException {
        @Nullable Path named = choice.card();
        Path card = named != null ? named : file.resolveSibling(FileNames.stem(file) + ".json");
        String hash = Files.isRegularFile(card) ? ContentHash.of(card).hex() : "";
        return hash + "/" + (choice.layer() == null ? "" : choice.layer());
    }

    Checkpoint checkpoint(Path folder) {
        return new Checkpoint(folder.resolve(name), bytes, Instant.parse(modified));
    }

    ContentHash key() {
        return ContentHash.parse(model);
    }

    ModelCard readCard() throws ModelCardException {
        return ModelCardReader.read(card);
    }
}
