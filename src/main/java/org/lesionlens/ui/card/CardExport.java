package org.lesionlens.ui.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;

/** Takes a card out of the program: alone, or in an archive with its network. */
public final class CardExport {

    private static final String CARD = ".json";
    private static final String ARCHIVE = ".pt";

    private final Texts texts = CardViewModel.TEXTS;
    private final OpenNetwork network;
    private final int layer;
    private final String modelName;
    private final LatestJob<Path> writing;
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");

    /**
     * @param network that the card is for
     * @param layer that is explained
     * @param modelName of the model's file, for names to begin with
     * @param threads of which the worker writes
     */
    public CardExport(OpenNetwork network, int layer, String modelName, UiThreads threads) {
        this.network = network;
        this.layer = layer;
        this.modelName = modelName;
        this.writing = threads.latestJob();
    }

    /** The name that a card beside the model has to have. */
    String cardName() {
        return FileNames.stem(modelName) + CARD;
    }

    /** A name for an archive with the card. */
    String archiveName() {
        return FileNames.stem(modelName) + "_lens" + ARCHIVE;
    }

    /**
     * Writes the card alone.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending gets one, and then replaces nothing
     */
    void saveCard(ModelCard card, Path chosen) {
        byte[] json = ModelCardWriter.write(card).getBytes(StandardCharsets.UTF_8);
        run(() -> {
            Path file = complete(chosen, CARD);
            AtomicFile.replace(file, stream -> stream.write(json));
            return file;
        });
    }

    /** Writes the network and the card; names as in {@link #saveCard}. */
    void saveArchive(ModelCard card, Path chosen) {
        run(() -> {
            Path file = complete(chosen, ARCHIVE);
            network.export(card, layer, file);
            return file;
        });
    }

    private static Path complete(Path chosen, String ending) throws IOException {
        String name = FileNames.name(chosen);
        if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
            return chosen;
        }
        Path complete = chosen.resolveSibling(name + ending);
        if (complete.toFile().exists()) { // nobody was asked about this name
            throw new FileAlreadyExistsException(complete.toString());
        }
        return complete;
    }

    private void run(Callable<Path> work) {
        told.set("");
        writing.submit(
                work,
                file -> told.set(texts.get("export.saved", file.getFileName())),
                failure -> told.set(texts.get("export.failed", reason(failure))));
    }

    private String reason(Throwable failure) {
        if (failure instanceof FileAlreadyExistsException exists) {
            return texts.get("export.exists", Path.of(exists.getFile()).getFileName());
        }
        return Reason.of(failure);
    }

    /** What became of it; blank while there is nothing to tell. */
    ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** True while a file is written. */
    ReadOnlyBooleanProperty runningProperty() {
        return writing.runningProperty();
    }
}
