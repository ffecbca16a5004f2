package org.lesionlens.inference;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.torchscript.InstrumentedArchive;

/**
 * The folder of the instrumented copies: one for each original, by the hash of its bytes, and the
 * card that a person wrote for it.
 *
 * @param folder made when needed
 */
record ModelCopies(Path folder) {

    private static final String VERSION = ".v3.pt"; // changes with what the splitter writes
    private static final int BUFFER = 1 << 16;

    /** Where the copy of an original is, or will be. */
    Path copy(ContentHash original) {
        return folder.resolve(original.hex() + VERSION);
    }

    /** Where the {@code model.json} that a person wrote for an original is, or will be. */
    Path card(ContentHash original) {
        return folder.resolve(original.hex() + ".json");
    }

    /**
     * Keeps a card for an original, in place of the one before.
     *
     * @throws IOException if it cannot be written
     */
    void keep(ModelCard card, ContentHash original) throws IOException {
        Files.createDirectories(folder);
        byte[] json = ModelCardWriter.write(card).getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(card(original), stream -> stream.write(json));
    }

    /**
     * Writes the copy, unless it is there.
     *
     * @param hash of the original when it was looked at
     * @throws IOException if the original has changed since, or the copy cannot be written
     */
    Path write(InstrumentedArchive archive, ContentHash hash) throws IOException {
        Path copy = copy(hash);
        if (Files.exists(copy)) {
            return copy;
        }
        Files.createDirectories(folder);
        try {
            AtomicFile.create(
                    copy,
                    stream -> {
                        var buffered = new BufferedOutputStream(stream, BUFFER);
                        archive.writeTo(buffered);
                        buffered.flush();
                        if (!ContentHash.of(archive.original().file()).equals(hash)) {
                            throw new IOException("it has changed while it was being opened");
                        }
                    });
        } catch (FileAlreadyExistsException e) {
            return copy; // another process was faster; both write the same
        }
        return copy;
    }
}
