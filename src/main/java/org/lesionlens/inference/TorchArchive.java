package org.lesionlens.inference;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardException;
import org.lesionlens.analysis.ModelCardReader;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.Obstacle;
import org.lesionlens.torchscript.ScriptArchive;
import org.lesionlens.torchscript.TorchScriptException;

/**
 * A TorchScript file looked at from outside, without running any of it, and the file that is run in
 * its place if it has no methods to explain it by.
 *
 * @param original as it was when it was looked at
 * @param hash of the original's bytes
 * @param runnable the original, or its instrumented copy
 * @param instrumented what the copy has more; null if the original is run
 * @param card its {@code model.json}; null if there is none anywhere
 */
record TorchArchive(
        ScriptArchive original,
        ContentHash hash,
        Path runnable,
        @Nullable InstrumentedArchive instrumented,
        @Nullable ModelCard card) {

    /** The way on with a file whose code cannot be split. */
    static final String OTHERWISE =
            "If the checkpoint that it was made of is at hand, python models/export.py makes an archive of that which can be.";

    private static final int BUFFER = 1 << 16;

    /**
     * Reads what an archive says of itself, and makes its instrumented copy if it needs one.
     *
     * @param given a card that a person names; null to look for it in the archive, beside it and
     *     beside the copy
     * @throws ModelLoadException if it is no TorchScript archive, has a broken card, or cannot be
     *     split
     */
    static TorchArchive inspect(Path file, @Nullable Path given, ModelCopies copies)
            throws ModelLoadException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException(name(file) + " does not exist or is not a file.");
        }
        try {
            new ForeignFormat(file).refuse();
            ContentHash hash = ContentHash.of(file);
            ScriptArchive original = ScriptArchive.read(file);
            checkRuns(original);
            ModelCard card = card(original, given, copies.card(hash));
            if (original.has("features") && original.has("head")) {
                return new TorchArchive(original, hash, file, null, card);
            }
            InstrumentedArchive instrumented = instrumented(original);
            Path runnable = instrumented.isNew() ? copies.write(instrumented, hash) : file;
            return new TorchArchive(original, hash, runnable, instrumented, card);
        } catch (TorchScriptException e) {
            throw new ModelLoadException(
                    "%s is not a TorchScript archive: %s.".formatted(name(file), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new ModelLoadException(
                    "%s cannot be opened: %s.".formatted(name(file), e.getMessage()), e);
        }
    }

    private static void checkRuns(ScriptArchive original) throws ModelLoadException {
        Obstacle obstacle = Obstacle.of(original).orElse(null);
        if (obstacle != null) {
            throw new ModelLoadException(
                    "%s cannot be explained: %s. %s"
                            .formatted(name(original.file()), obstacle.what(), obstacle.wayOn()));
        }
    }

    private static InstrumentedArchive instrumented(ScriptArchive original)
            throws ModelLoadException {
        try {
            return InstrumentedArchive.of(original);
        } catch (TorchScriptException e) {
            throw new ModelLoadException(
                    "%s cannot be explained: %s. %s"
                            .formatted(name(original.file()), e.getMessage(), OTHERWISE),
                    e);
        }
    }

    /** True if a copy is run in its place. */
    boolean isCopied() {
        return !runnable.equals(original.file());
    }

    /** True if its card lies within it. */
    boolean hasOwnCard() {
        return card != null && isOwn(card);
    }

    /** True if the file says of itself what {@code card} says. */
    boolean isOwn(ModelCard asked) {
        try {
            String own = original.card();
            return own != null && ModelCardReader.read(own).equals(asked);
        } catch (ModelCardException e) {
            return false;
        }
    }

    /**
     * Writes an archive that says all by itself, in place of a file of that name.
     *
     * @throws IOException if it cannot be written
     */
    void export(ModelCard asked, int layer, Path file) throws IOException {
        String json = ModelCardWriter.write(asked);
        AtomicFile.replace(
                file,
                stream -> {
                    var buffered = new BufferedOutputStream(stream, BUFFER);
                    if (instrumented == null) {
                        original.writeTo(buffered, json);
                    } else {
                        instrumented.writeTo(buffered, json, instrumented.layers().get(layer));
                    }
                    buffered.flush();
                });
    }

    /** True if its code is bound to a CUDA device. */
    boolean namesCuda() {
        return original.allCode().contains("torch.device(\"cuda");
    }

    /** The code of the file that is run, if all of it is in one file. */
    @Nullable String code() {
        return original.texts().size() != 1
                ? null
                : instrumented == null ? original.allCode() : instrumented.code();
    }

    /** The last operators of its code, for people to read. */
    String ending() {
        return instrumented == null ? "its own method head" : instrumented.ending();
    }

    /** The file's name, without its folder. */
    String name() {
        return name(original.file());
    }

    /** The name of the card that may lie beside the file. */
    String cardName() {
        return FileNames.stem(original.file()) + ".json";
    }

    private static @Nullable ModelCard card(
            ScriptArchive archive, @Nullable Path given, Path remembered)
            throws IOException, ModelLoadException {
        if (given != null) {
            return card(archive.file(), Files.readString(given), given.toString());
        }
        if (archive.card() != null) {
            return card(archive.file(), archive.card(), "");
        }
        Path beside = archive.file().resolveSibling(FileNames.stem(archive.file()) + ".json");
        Path newer = newer(beside, remembered);
        return newer == null
                ? null
                : card(archive.file(), Files.readString(newer), newer.toString());
    }

    /** Whichever of two files was written last; null if there is none. */
    private static @Nullable Path newer(Path one, Path other) throws IOException {
        if (!Files.isRegularFile(one) || !Files.isRegularFile(other)) {
            return Files.isRegularFile(one) ? one : Files.isRegularFile(other) ? other : null;
        }
        boolean first =
                Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
        return first ? one : other;
    }

    private static ModelCard card(Path file, String json, String source) throws ModelLoadException {
        try {
            return ModelCardReader.read(json);
        } catch (ModelCardException e) {
            String what = source.isEmpty() ? e.getMessage() : source + ": " + e.getMessage();
            throw new ModelLoadException("%s cannot be used: %s.".formatted(name(file), what), e);
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
