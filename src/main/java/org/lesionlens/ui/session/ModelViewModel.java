package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Message.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which model is in use; loads another one after making sure that it may run. */
final class ModelViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelViewModel.class);

    private final Texts texts = Texts.of(ModelViewModel.class);
    private final Failures failures = new Failures();
    private final NetworkLoader loader;
    private final TrustedModels trusted;
    private final Consumer<Message> teller;
    private final LatestJob<Boolean> checking;
    private final LatestJob<Loaded> loading;
    private final ReadOnlyObjectWrapper<@Nullable Classifier> classifier =
            new ReadOnlyObjectWrapper<>(this, "classifier");
    private final ReadOnlyObjectWrapper<@Nullable CardRequest> asked =
            new ReadOnlyObjectWrapper<>(this, "asked");
    private String loadingName = "";
    private @Nullable Path bundled;
    private @Nullable Loaded used;
    private volatile @Nullable ContentHash key;

    /**
     * A model.
     *
     * @param classifier the network under its card; null while it has none
     * @param layer that is explained
     */
    private record Loaded(
            OpenNetwork network, String fileName, @Nullable Classifier classifier, int layer) {}

    /**
     * @param loader opens models
     * @param trusted which may run without asking
     * @param worker runs both
     * @param ui the UI thread
     * @param teller shows a message
     */
    ModelViewModel(
            NetworkLoader loader,
            TrustedModels trusted,
            Executor worker,
            Executor ui,
            Consumer<Message> teller) {
        this.loader = loader;
        this.trusted = trusted;
        this.teller = teller;
        this.checking = new LatestJob<>(worker, ui);
        this.loading = new LatestJob<>(worker, ui, this::discard);
    }

    /** Loads a model that comes with the program, without asking. */
    void openBundled(Path file) {
        bundled = file;
        load(file, () -> openNow(file));
    }

    /** A model that is still loading goes on until the person has agreed to replace it. */
    void open(Path file) {
        checking.submit(
                () -> trusted.isTrusted(file),
                isTrusted -> {
                    if (isTrusted) {
                        load(file, () -> openNow(file));
                    } else {
                        ask(file);
                    }
                },
                failure ->
                        tellFailed(
                                failure,
                                new Action(texts.get("message.tryAgain"), () -> open(file))));
    }

    private void ask(Path file) {
        Runnable trustAndLoad =
                () ->
                        load(
                                file,
                                () -> {
                                    remember(file);
                                    return openNow(file);
                                });
        teller.accept(
                new Message(
                        Message.Kind.QUESTION,
                        texts.get("model.ask", file.getFileName()),
                        texts.get("model.ask.advice"),
                        "",
                        List.of(
                                new Action(texts.get("model.run"), trustAndLoad),
                                new Action(texts.get("model.doNotRun"), () -> {}))));
    }

    private void remember(Path file) {
        try {
            trusted.trust(file);
        } catch (IOException e) {
            LOG.warn("The consent is not remembered and will be asked for again", e);
        }
    }

    private void load(Path file, Callable<Loaded> work) {
        loadingName = String.valueOf(file.getFileName());
        var again = new Action(texts.get("message.tryAgain"), () -> load(file, work));
        loading.submit(
                work,
                this::use,
                failure -> {
                    tellFailed(failure, again);
                    if (!file.equals(bundled)) {
                        fallBack();
                    }
                });
    }

    /** What was asked for in its place may have stopped the program's own model from loading. */
    private void fallBack() {
        Path own = bundled;
        if (own != null && classifier.get() == null) {
            load(own, () -> openNow(own));
        }
    }

    private Loaded openNow(Path file) throws ModelLoadException, InterruptedException {
        OpenNetwork network = loader.open(file);
        String name = String.valueOf(file.getFileName());
        try {
            ModelCard card = network.card().orElse(null);
            int layer = network.layer();
            Classifier ready = card == null ? null : network.classifier(card, layer);
            return new Loaded(network, name, ready, layer);
        } catch (ModelLoadException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void discard(Loaded unwanted) {
        release(unwanted.network());
    }

    private void release(OpenNetwork network) {
        Loaded now = used;
        if (now == null || !now.network().equals(network)) {
            network.close();
        }
    }

    private void use(Loaded newest) {
        Classifier ready = newest.classifier();
        if (ready == null) {
            askForCard(newest);
            return;
        }
        Loaded previous = used;
        used = newest;
        key = ready.key();
        classifier.set(ready); // whoever uses the previous one lets go of it now
        if (previous != null) {
            discard(previous);
        }
    }

    private void askForCard(Loaded open) {
        String name = open.fileName();
        ModelCard start =
                open.network().guess().card(FileNames.stem(name), open.network().architecture());
        asked.set(new CardRequest(open.network(), name, start, open.layer(), false, ""));
    }

    /** Has the card of the model in use edited, if it is not in the file. */
    void editCard() {
        Loaded now = used;
        Classifier ready = classifier.get();
        if (now == null || ready == null) {
            teller.accept(note("card.none", "card.none.advice"));
        } else if (now.network().hasOwnCard()) {
            teller.accept(note("card.own", "card.own.advice"));
        } else {
            asked.set(
                    new CardRequest(
                            now.network(), now.fileName(), ready.card(), now.layer(), true, ""));
        }
    }

    private Message note(String headline, String advice) {
        return new Message(
                Message.Kind.NOTE, texts.get(headline), texts.get(advice), "", List.of());
    }

    /** Uses a model with the card that was asked for, and keeps that. */
    void answer(CardRequest request, ModelCard card) {
        asked.set(null);
        loadingName = request.fileName();
        loading.submit(
                () -> withCard(request, card),
                this::use,
                failure -> asked.set(request.again(card, String.valueOf(failure.getMessage()))));
    }

    private static Loaded withCard(CardRequest request, ModelCard card)
            throws ModelLoadException, InterruptedException {
        OpenNetwork network = request.network();
        try {
            Classifier ready = network.classifier(card, request.layer());
            network.keep(ready.card());
            return new Loaded(network, request.fileName(), ready, request.layer());
        } catch (InterruptedException e) {
            if (!request.known()) {
                network.close(); // something else has been opened
            }
            throw e;
        } catch (IOException e) {
            throw new ModelLoadException("The card cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Leaves everything as it was before the card was asked for. */
    void cancel(CardRequest request) {
        asked.set(null);
        release(request.network());
        fallBack();
    }

    /**
     * Has another layer of the network in use explained.
     *
     * @param refused is run if that cannot be
     */
    void chooseLayer(int layer, Runnable refused) {
        Loaded now = used;
        Classifier ready = classifier.get();
        if (now != null && ready != null) {
            OpenNetwork network = now.network();
            loadingName = network.layers().get(layer);
            loading.submit(
                    () ->
                            new Loaded(
                                    network,
                                    now.fileName(),
                                    network.classifier(ready.card(), layer),
                                    layer),
                    this::use,
                    failure -> {
                        refused.run();
                        teller.accept(failures.of(texts.get("layer.failed"), failure));
                    });
        }
    }

    private void tellFailed(Throwable failure, Action again) {
        boolean hasOne = classifier.get() != null;
        teller.accept(
                failures.of(
                        texts.get(hasOne ? "model.failed.oneStays" : "model.failed"),
                        failure,
                        again));
    }

    /** The model in use; null while there is none. */
    ReadOnlyObjectProperty<@Nullable Classifier> classifierProperty() {
        return classifier.getReadOnlyProperty();
    }

    /** What stands for the model in use and its card; null while there is none. */
    @Nullable ContentHash key() {
        return key;
    }

    /** The model that needs a card; null while none does. */
    ReadOnlyObjectProperty<@Nullable CardRequest> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** The network in use; null while there is none. */
    @Nullable OpenNetwork network() {
        return used == null ? null : used.network();
    }

    /** The layer of it that is explained. */
    int layer() {
        return used == null ? 0 : used.layer();
    }

    /** True while a model is loading. */
    ReadOnlyBooleanProperty loadingProperty() {
        return loading.runningProperty();
    }

    /** The name of the file that is loading, or was last. */
    String loadingName() {
        return loadingName;
    }

    @Override
    public void close() {
        checking.cancel();
        loading.cancel();
        CardRequest open = asked.get();
        if (open != null) {
            release(open.network());
        }
        if (used != null) {
            used.network().close();
        }
    }
}
