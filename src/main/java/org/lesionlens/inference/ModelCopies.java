package org.lesionlens.inference;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileProblem;
import org.lesionlens.torchscript.ScriptArchive;

/**
 * The folder of the instrumented copies: one for each original, by the hash of its bytes, and the
 * card that a person wrote for it.
 *
 * @param folder made when needed
 */
record ModelCopies(Path folder) {

    private static final String VERSION = ".v6.pt"; // changes with what the splitter writes
    private static final int BUFFER = 1 << 16;

    /**
     * Where the copy of an original is, or will be.
     *
     * @param variant says how it is adapted; blank if it is not
     */
    Path copy(ContentHash original, String variant) {
        return folder.resolve(original.hex() + variant + VERSION);
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
        make();
        byte[] json = ModelCardWriter.write(card).getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(card(original), stream -> stream.write(json));
    }

    private void make() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(
                    "copies of models are written to %s, which %s"
                            .formatted(folder, FileProblem.inWords(e)),
                    e);
        }
    }

    /** Writes a copy of an archive. */
    interface Copy {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a copy that is not kept.
     *
     * @return to be deleted by the caller
     * @throws IOException if it cannot be written
     */
    Path temporary(ScriptArchive archive) throws IOException {
        make();
        Path copy = Files.createTempFile(folder, "trial-", ".pt");
        try (var stream = new BufferedOutputStream(Files.newOutputStream(copy), BUFFER)) {
            archive.writeTo(stream, archive.card());
        }
        return copy;
    }

    /**
     * Writes the copy, unless it is there.
     *
     * @param variant says how it is adapted; blank if it is not
     * @param hash of the original when it was looked at
     * @throws IOException if the original has changed since, or the copy cannot be written
     */
    Path write(Copy archive, Path original, ContentHash hash, String variant) throws IOException {
        Path copy = copy(hash, variant);
        if (Files.exists(copy)) {
            CopyEviction.used(copy);
            return copy;
        }
        make();
        try {
            AtomicFile.create(
                    copy,
                    stream -> {
                        var buffered = new BufferedOutputStream(stream, BUFFER);
                        archive.writeTo(buffered);
                        buffered.flush();
                        if (!ContentHash.of(original).equals(hash)) {
                            throw new IOException("it has changed while it was being opened");
                        }
                    });
        } catch (FileAlreadyExistsException e) {
            return copy; // another process was faster; both write the same
        }
        new CopyEviction(folder).run();
        return copy;
    }
}
