package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.EnsembleNetwork;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Message.Action;
import org.lesionlens.ui.session.ModelConsent.Agreed;

/** Which model is in use, and the one that is loading. Belongs to the UI thread. */
public final class ModelViewModel implements AutoCloseable {

    private final Texts texts = Texts.of(ModelViewModel.class);
    private final NetworkLoader loader;
    private final Messages messages;
    private final ModelConsent consent;
    private final ModelCards cards;
    private final LatestJob<LoadedModel> loading;
    private final ReadOnlyObjectWrapper<@Nullable ModelInUse> inUse =
            new ReadOnlyObjectWrapper<>(this, "inUse");
    private final ObservableValue<@Nullable Classifier> classifier =
            Bindings.createObjectBinding(this::currentClassifier, inUse);
    private String loadingName = "";
    private @Nullable Path bundled;
    private @Nullable Path loadingFile; // if it is one
    private @Nullable Path file; // of the model in use
    private @Nullable Path former; // of the one that was in use before

    /**
     * @param loader opens models
     * @param trusted which may run without asking
     */
    ModelViewModel(
            NetworkLoader loader, TrustedModels trusted, UiThreads threads, Messages messages) {
        this.loader = loader;
        this.messages = messages;
        this.consent = new ModelConsent(trusted, threads);
        this.cards = new ModelCards(this, messages);
        this.loading = threads.latestJob(unwanted -> release(unwanted.network()));
    }

    /** Loads a model that comes with the program, without asking. */
    public void openBundled(Path file) {
        bundled = file;
        consent.trustBundled(file);
        load(List.of(file), Agreed.NOTHING);
    }

    /** A model that is still loading goes on until the person has agreed to replace it. */
    void open(Path file) {
        open(List.of(file));
    }

    /** The same of several files, which are asked together. */
    void open(List<Path> files) {
        agree(
                files,
                agreed -> load(files, agreed),
                failure -> messages.tell(failed(failure, () -> open(files))));
    }

    /**
     * Has a person agree that models run, which the program's own need not.
     *
     * @param run gets what is to be done on the worker before they run
     */
    void agree(List<Path> wanted, Consumer<Agreed> run, Consumer<Throwable> failed) {
        consent.ask(wanted, run, failed);
    }

    private static String names(List<Path> files) {
        return files.stream().map(FileNames::name).collect(Collectors.joining(" + "));
    }

    private void load(List<Path> files, Agreed agreed) {
        loadingFile = files.size() == 1 ? files.getFirst() : null;
        load(
                names(files),
                () -> {
                    agreed.hold();
                    return openNow(files);
                },
                failure -> {
                    messages.tell(failed(failure, () -> open(files)));
                    if (!files.equals(List.of(bundled == null ? Path.of("") : bundled))) {
                        fallBack();
                    }
                });
    }

    /**
     * Loads a model and uses it, or asks for its card.
     *
     * @param name of what is loading
     * @param work opens it, on the worker
     */
    void load(String name, Callable<LoadedModel> work, Consumer<Throwable> failed) {
        loadingName = name;
        loading.submit(work, this::use, failed);
    }

    /** What was asked for in its place may have stopped the program's own model from loading. */
    void fallBack() {
        Path own = bundled;
        if (own != null && inUse.get() == null) {
            load(List.of(own), Agreed.NOTHING);
        }
    }

    /** Opens a model, on the worker; whoever asks closes it. */
    LoadedModel openNow(Path file) throws ModelLoadException, InterruptedException {
        return openNow(List.of(file));
    }

    private LoadedModel openNow(List<Path> files) throws ModelLoadException, InterruptedException {
        OpenNetwork network = EnsembleNetwork.open(files, loader);
        String name = names(files);
        try {
            Optional<ModelCard> card = network.card();
            return card.isPresent()
                    ? ModelInUse.of(network, name, card.get(), network.layer())
                    : CardRequest.first(network, name);
        } catch (ModelLoadException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void use(LoadedModel newest) {
        switch (newest) {
            case CardRequest request -> cards.ask(request);
            case ModelInUse ready -> {
                ModelInUse previous = inUse.get();
                if (previous == null || !previous.network().equals(ready.network())) {
                    former = file;
                    file = loadingFile;
                }
                inUse.set(ready); // whoever uses the previous one lets go of it now
                if (previous != null) {
                    release(previous.network());
                }
            }
        }
    }

    /** Closes a network unless it is the one in use. */
    void release(OpenNetwork network) {
        ModelInUse now = inUse.get();
        if (now == null || !now.network().equals(network)) {
            network.close();
        }
    }

    /**
     * Has another layer of the network in use explained.
     *
     * @param refused is run if that cannot be
     */
    void chooseLayer(int layer, Runnable refused) {
        ModelInUse now = inUse.get();
        if (now != null) {
            load(
                    now.network().layers().get(layer),
                    () -> now.withLayer(layer),
                    failure -> {
                        refused.run();
                        messages.failed(texts.get("layer.failed"), failure);
                    });
        }
    }

    private Message failed(Throwable failure, Runnable again) {
        return new Failures()
                .of(
                        texts.get(inUse.get() == null ? "model.failed" : "model.failed.oneStays"),
                        failure,
                        new Action(texts.get("message.tryAgain"), again));
    }

    /** The file of the model in use; none of several that are asked together. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** File of the model that was in use before; none if none was. */
    Optional<Path> former() {
        return Optional.ofNullable(former);
    }

    /** The model in use; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable ModelInUse> inUseProperty() {
        return inUse.getReadOnlyProperty();
    }

    private @Nullable Classifier currentClassifier() {
        ModelInUse now = inUse.get();
        return now == null ? null : now.classifier();
    }

    /** Its network under its card; null while there is none. */
    public ObservableValue<@Nullable Classifier> classifier() {
        return classifier;
    }

    /** Which models a person is asked for before they run. */
    public ModelConsent consent() {
        return consent;
    }

    /** The cards that are asked for. */
    public ModelCards cards() {
        return cards;
    }

    /** True while it is not known yet whether a model comes into use. */
    boolean isPending() {
        return loading.runningProperty().get() || consent.isPending();
    }

    /** True while a model is loading. */
    ReadOnlyBooleanProperty loadingProperty() {
        return loading.runningProperty();
    }

    /** The name of what is loading, or was last. */
    String loadingName() {
        return loadingName;
    }

    @Override
    public void close() {
        consent.cancel();
        loading.cancel();
        cards.close();
        ModelInUse now = inUse.get();
        if (now != null) {
            now.network().close();
        }
    }

    /**
     * Fails if the libtorch in a folder cannot be used in place of the one that comes along.
     *
     * @throws ModelLoadException says what does not fit, where, and what to do
     */
    public void checkLibtorch(Path folder) throws ModelLoadException {
        loader.checkLibtorch(folder);
    }
}
