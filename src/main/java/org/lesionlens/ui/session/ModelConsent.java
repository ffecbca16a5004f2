package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.ModelFormat;
import org.lesionlens.files.ModelFormats;
import org.lesionlens.ui.session.ConsentRequest.Stranger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has models run only if a person agrees, now or before: a model file is a program. Belongs to the
 * UI thread.
 */
public final class ModelConsent {

    private static final Logger LOG = LoggerFactory.getLogger(ModelConsent.class);

    private final TrustedModels trusted;
    private final LatestJob<List<Stranger>> checking;
    private final ReadOnlyObjectWrapper<@Nullable ConsentRequest> asked =
            new ReadOnlyObjectWrapper<>(this, "asked");
    private Consumer<Agreed> run = _ -> {};
    private @Nullable Path bundled;

    /** What is to be done, on the worker, before models run that a person has agreed to. */
    interface Agreed {

        /** Of models that need no consent. */
        Agreed NOTHING = () -> {};

        /**
         * Makes sure that they are still what the person was asked about, and remembers it.
         *
         * @throws IOException if one has changed, or cannot be read
         */
        void hold() throws IOException;
    }

    /**
     * @param trusted which may run without asking
     */
    ModelConsent(TrustedModels trusted, UiThreads threads) {
        this.trusted = trusted;
        this.checking = threads.latestJob();
    }

    /** Nobody is asked for a model that comes with the program. */
    void trustBundled(Path file) {
        bundled = file;
    }

    /** The models that a person is asked for; null while there are none. */
    public ReadOnlyObjectProperty<@Nullable ConsentRequest> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /**
     * Asks for all models at once that are not trusted; a file of a format that is never run needs
     * no consent.
     *
     * @param run gets what is to be done before the models run; is not run if the person declines
     * @param failed gets the reason why a file cannot be looked at
     */
    void ask(List<Path> files, Consumer<Agreed> run, Consumer<Throwable> failed) {
        asked.set(null);
        Path own = bundled;
        checking.submit(
                () -> strangers(files, own),
                strangers -> {
                    if (strangers.isEmpty()) {
                        run.accept(Agreed.NOTHING);
                    } else {
                        this.run = run;
                        asked.set(new ConsentRequest(strangers));
                    }
                },
                failed);
    }

    private List<Stranger> strangers(List<Path> files, @Nullable Path own) throws IOException {
        List<Stranger> strangers = new ArrayList<>();
        for (Path file : files) {
            if (!file.equals(own) && isProgram(file)) {
                ContentHash hash = ContentHash.of(file);
                long bytes = Files.size(file);
                boolean isOwn = isCopy(hash, bytes, own);
                if (!isOwn && !trusted.isTrusted(hash)) {
                    strangers.add(new Stranger(file.toAbsolutePath(), hash, bytes));
                }
            }
        }
        return strangers;
    }

    /** Most others differ in size already, which costs nothing to know. */
    private static boolean isCopy(ContentHash hash, long bytes, @Nullable Path own)
            throws IOException {
        return own != null
                && Files.exists(own)
                && Files.size(own) == bytes
                && ContentHash.of(own).equals(hash);
    }

    private static boolean isProgram(Path file) throws IOException {
        return ModelFormats.of(file).equals(Optional.of(ModelFormat.TORCHSCRIPT));
    }

    /** Has them run. */
    public void agree(ConsentRequest request) {
        if (request.equals(asked.get())) {
            asked.set(null);
            run.accept(() -> hold(request));
        }
    }

    /** Leaves everything as it was. */
    public void decline(ConsentRequest request) {
        if (request.equals(asked.get())) {
            asked.set(null);
        }
    }

    private void hold(ConsentRequest request) throws IOException {
        for (Stranger model : request.models()) {
            if (!ContentHash.of(model.file()).equals(model.hash())) {
                throw new IOException(
                        FileNames.name(model.file())
                                + " has changed since you were asked for it; open it again");
            }
        }
        try {
            trusted.trust(request.models().stream().map(Stranger::hash).toList());
        } catch (IOException e) {
            LOG.warn("The consent is not remembered and will be asked for again", e);
        }
    }

    /** True while it is not known yet whether a model runs. */
    boolean isPending() {
        return checking.runningProperty().get() || asked.get() != null;
    }

    /** Asks nobody any more. */
    void cancel() {
        checking.cancel();
        asked.set(null);
    }
}
