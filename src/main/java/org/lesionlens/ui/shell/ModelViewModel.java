package org.lesionlens.ui.shell;

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
import org.lesionlens.analysis.ClassifierLoader;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.shell.Message.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which model is in use; loads another one after making sure that it may run. */
final class ModelViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelViewModel.class);

    private final Texts texts = Texts.of(ModelViewModel.class);
    private final Failures failures = new Failures();
    private final ClassifierLoader loader;
    private final TrustedModels trusted;
    private final Consumer<Message> teller;
    private final LatestJob<Boolean> checking;
    private final LatestJob<Loaded> loading;
    private final ReadOnlyObjectWrapper<@Nullable Classifier> classifier =
            new ReadOnlyObjectWrapper<>(this, "classifier");
    private String loadingName = "";
    private volatile @Nullable ContentHash hash;

    /** A model, and the hash of the bytes that it was loaded from. */
    private record Loaded(Classifier classifier, ContentHash hash) {}

    /**
     * @param loader opens models
     * @param trusted which may run without asking
     * @param worker runs both
     * @param ui the UI thread
     * @param teller shows a message
     */
    ModelViewModel(
            ClassifierLoader loader,
            TrustedModels trusted,
            Executor worker,
            Executor ui,
            Consumer<Message> teller) {
        this.loader = loader;
        this.trusted = trusted;
        this.teller = teller;
        this.checking = new LatestJob<>(worker, ui);
        this.loading = new LatestJob<>(worker, ui, loaded -> loaded.classifier().close());
    }

    /** Loads a model that comes with the program, without asking. */
    void openBundled(Path file) {
        load(file, () -> loader.load(file));
    }

    /** A model that is still loading goes on until the person has agreed to replace it. */
    void open(Path file) {
        checking.submit(
                () -> trusted.isTrusted(file),
                isTrusted -> {
                    if (isTrusted) {
                        load(file, () -> loader.load(file));
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
                                    return loader.load(file);
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

    private void load(Path file, Callable<Classifier> work) {
        loadingName = String.valueOf(file.getFileName());
        var again = new Action(texts.get("message.tryAgain"), () -> load(file, work));
        loading.submit(
                () -> new Loaded(work.call(), ContentHash.of(file)),
                this::use,
                failure -> tellFailed(failure, again));
    }

    private void use(Loaded newest) {
        Classifier previous = classifier.get();
        hash = newest.hash();
        classifier.set(newest.classifier()); // whoever uses the previous one lets go of it now
        if (previous != null) {
            previous.close();
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

    /** The hash of the bytes of the model in use; null while there is none. */
    @Nullable ContentHash hash() {
        return hash;
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
        Classifier used = classifier.get();
        if (used != null) {
            used.close();
        }
    }
}
