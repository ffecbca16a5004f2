package org.lesionlens.inference;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardException;
import org.lesionlens.analysis.ModelCardReader;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.OrdinaryFile;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.ForwardChoice.Chosen;
import org.lesionlens.torchscript.ForwardCall;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.Obstacle;
import org.lesionlens.torchscript.ScriptArchive;
import org.lesionlens.torchscript.TorchScriptException;
import org.lesionlens.torchscript.UnsoundArchiveException;

/**
 * Looks at a model file, finds its card, and makes the copy that is run if it cannot be run itself.
 *
 * @param given a card that a person names; null to look for it in the archive, beside it and beside
 *     the copy
 */
record ArchiveInspection(Path file, @Nullable Path given, ModelCopies copies, Trials trials) {

    private static final int LARGEST_CARD = 1 << 20;

    /**
     * Does all of it.
     *
     * @throws ModelLoadException if it is no TorchScript archive, has a broken card, or cannot be
     *     split
     */
    TorchArchive inspect() throws ModelLoadException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException(name(file) + " does not exist or is not a file.");
        }
        try {
            new ForeignFormat(file).refuse();
            ContentHash hash = ContentHash.of(file);
            ScriptArchive original = ScriptArchive.read(file);
            checkRuns(original);
            ModelCard card = card(original, copies.card(hash));
            trials.first(file, hash, OpenedModel.spec(card, original.tracedSize()), given);
            ScriptArchive adapted = original.adapted(original.namesCuda() && trials.hasCuda());
            String variant = variant(adapted);
            if (original.has("features") && original.has("head")) {
                Path runnable =
                        variant.isEmpty()
                                ? file
                                : copies.write(
                                        out -> adapted.writeTo(out, adapted.card()),
                                        file,
                                        hash,
                                        variant);
                return new TorchArchive(adapted, hash, runnable, null, card, Map.of(), "");
            }
            Chosen chosen = chosen(adapted, card);
            if (!chosen.call().equals(ForwardCall.PLAIN)) {
                variant += "-" + chosen.call().key();
            }
            InstrumentedArchive instrumented = instrumented(chosen.archive(), card);
            boolean copied = instrumented.isNew() || !variant.isEmpty();
            Path runnable =
                    copied ? copies.write(instrumented::writeTo, file, hash, variant) : file;
            return new TorchArchive(
                    chosen.archive(),
                    hash,
                    runnable,
                    instrumented,
                    card,
                    chosen.fitting(),
                    chosen.call().output().name());
        } catch (UnsoundArchiveException e) {
            throw new ModelLoadException(
                    "%s is damaged, or was made to do harm: %s. Copy, download or export it again."
                            .formatted(name(file), e.getMessage()),
                    e);
        } catch (TorchScriptException e) {
            throw new ModelLoadException(
                    "%s is not a TorchScript archive: %s.".formatted(name(file), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new ModelLoadException(
                    "%s cannot be opened: %s.".formatted(name(file), why(e)), e);
        }
    }

    private static String why(IOException e) {
        var words = e instanceof FileSystemException ? null : e.getMessage(); // a path alone
        return words == null ? FileProblem.inWords(e) : words;
    }

    /** Says how a copy is adapted; blank if it is not. */
    private static String variant(ScriptArchive adapted) {
        return adapted.adaptations().stream()
                .sorted()
                .map(one -> "-" + one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private Chosen chosen(ScriptArchive adapted, @Nullable ModelCard card)
            throws ModelLoadException, IOException, InterruptedException {
        try {
            InputSpec spec = OpenedModel.spec(card, adapted.tracedSize());
            return new ForwardChoice(adapted, card, spec, copies).choose(trials);
        } catch (TorchScriptException e) {
            throw new ModelLoadException(
                    "%s cannot be explained: %s. %s"
                            .formatted(
                                    name(adapted.file()), e.getMessage(), TorchArchive.OTHERWISE),
                    e);
        }
    }

    private static void checkRuns(ScriptArchive original) throws ModelLoadException {
        Obstacle obstacle = Obstacle.of(original).orElse(null);
        if (obstacle != null) {
            throw new ModelLoadException(
                    "%s cannot be explained: %s. %s"
                            .formatted(name(original.file()), obstacle.what(), obstacle.wayOn()));
        }
        if (original.adapted(true).drawsRandomNumbers()) {
            throw new ModelLoadException(
                    "%s cannot be used: it draws random numbers each time that it is run, as stochastic depth does in training, so that its answer changes. Trace it after network.eval()."
                            .formatted(name(original.file())));
        }
    }

    private InstrumentedArchive instrumented(ScriptArchive original, @Nullable ModelCard card)
            throws ModelLoadException, IOException, InterruptedException {
        try {
            return InstrumentedArchive.of(original);
        } catch (TorchScriptException e) {
            refusePictures(original, card);
            throw new ModelLoadException(
                    "%s cannot be explained: %s. %s"
                            .formatted(
                                    name(original.file()), e.getMessage(), TorchArchive.OTHERWISE),
                    e);
        }
    }

    private void refusePictures(ScriptArchive archive, @Nullable ModelCard card)
            throws ModelLoadException, IOException, InterruptedException {
        InputSpec spec = OpenedModel.spec(card, archive.tracedSize());
        Path trial = copies.temporary(archive);
        Optional<GivenShape> shape;
        try {
            List<String> forward = List.of(TorchArchive.forward(archive));
            shape =
                    trials.shapes(
                                    name(archive.file()),
                                    trial,
                                    forward,
                                    spec,
                                    TorchArchive.examples(card))
                            .getFirst();
        } catch (ModelLoadException e) {
            return; // that it cannot be split is told anyhow
        } finally {
            Files.deleteIfExists(trial);
        }
        if (shape.isPresent() && shape.get().isPicture()) {
            throw new ModelLoadException(
                    "%s cannot be explained: %s."
                            .formatted(name(archive.file()), shape.get().refusal()));
        }
    }

    private @Nullable ModelCard card(ScriptArchive archive, Path remembered)
            throws IOException, ModelLoadException {
        if (given != null) {
            return card(archive.file(), OrdinaryFile.text(given, LARGEST_CARD), given.toString());
        }
        if (archive.card() != null) {
            return card(archive.file(), archive.card(), "");
        }
        Path beside = archive.file().resolveSibling(FileNames.stem(archive.file()) + ".json");
        Path newer = newer(beside, remembered);
        return newer == null
                ? null
                : card(archive.file(), OrdinaryFile.text(newer, LARGEST_CARD), newer.toString());
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
        return FileNames.name(file);
    }
}
