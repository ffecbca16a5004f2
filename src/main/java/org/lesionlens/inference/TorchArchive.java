package org.lesionlens.inference;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardException;
import org.lesionlens.analysis.ModelCardReader;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.torchscript.Adaptation;
import org.lesionlens.torchscript.ForwardCall;
import org.lesionlens.torchscript.InstrumentedArchive;
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
 * @param fitting how many numbers each of its tensors has that might be taken, by their names, the
 *     one first that is; empty where there was no choice
 * @param tensor the name of the one that is taken; blank if it gives but one
 */
record TorchArchive(
        ScriptArchive original,
        ContentHash hash,
        Path runnable,
        @Nullable InstrumentedArchive instrumented,
        @Nullable ModelCard card,
        Map<String, Integer> fitting,
        String tensor) {

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
    static TorchArchive inspect(Path file, @Nullable Path given, ModelCopies copies, Trials trials)
            throws ModelLoadException, InterruptedException {
        return new ArchiveInspection(file, given, copies, trials).inspect();
    }

    /** The method that is the file's own {@code forward}, or asks it. */
    String forward() {
        return forward(original);
    }

    static String forward(ScriptArchive archive) {
        try {
            return archive.has(ForwardCall.METHOD) ? ForwardCall.METHOD : "forward";
        } catch (TorchScriptException e) {
            throw new IllegalStateException("it has been read before", e);
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

    /** Numbers that come with each photo, to try it with; none if it takes none. */
    List<Double> examples() {
        return examples(card);
    }

    static List<Double> examples(@Nullable ModelCard card) {
        return card == null || !card.takesFacts()
                ? List.of()
                : card.inputs().values().stream().flatMap(one -> one.example().stream()).toList();
    }

    /** What is not as in the file, or not as it seems, in the order of the constants. */
    List<Adjustment> adjustments() {
        Set<String> adapted =
                original.adaptations().stream().map(Adaptation::name).collect(Collectors.toSet());
        return Arrays.stream(Adjustment.values())
                .filter(one ->
                        adapted.contains(one.name())
                                || (one == Adjustment.TWICE
                                        && instrumented != null
                                        && instrumented.twice()))
                .toList();
    }

    /** True if its code is bound to a CUDA device. */
    boolean namesCuda() {
        return original.namesCuda();
    }

    /** The code of the file that is run, if all of it is in one file. */
    @Nullable String code() {
        return original.texts().size() != 1
                ? null
                : instrumented == null ? original.allCode() : instrumented.code();
    }

    /** The last operators of its code, for people to read. */
    String ending() {
        return instrumented == null ? "its own method head" : instrumented.ending().text();
    }

    /**
     * The operator that keeps its numbers within bounds as no logits are; empty if there is none.
     */
    String bounded() {
        return instrumented == null ? "" : instrumented.ending().bounded();
    }

    /** True if its code ends in an operator that gives no negative number. */
    boolean isUnsigned() {
        return instrumented != null && !instrumented.ending().unsigned().isEmpty();
    }

    /** True if its code ends in a layer's weighted sums, which can be any numbers. */
    boolean endsInWeights() {
        return instrumented != null && instrumented.ending().weighed();
    }

    /** True if it puts its numbers in order, whichever class they are of. */
    boolean sortsNumbers() {
        return instrumented != null && instrumented.ending().sorted();
    }

    /** What the names of copies of what is run begin with. */
    String stem() {
        return isCopied() ? FileNames.stem(runnable) : hash.hex();
    }

    /** The file's name, without its folder. */
    String name() {
        return FileNames.name(original.file());
    }

    /** The name of the card that may lie beside the file. */
    String cardName() {
        return FileNames.stem(original.file()) + ".json";
    }
}
