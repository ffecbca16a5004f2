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
import org.lesionlens.files.FileStamp;
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
    private final LatestJob<List<Checked>> checking;
    private final ReadOnlyObjectWrapper<@Nullable ConsentRequest> asked =
            new ReadOnlyObjectWrapper<>(this, "asked");
    private Runnable run = () -> {};
    private @Nullable Path bundled;

    /** What is to be done, on the worker, before models run that a person has agreed to. */
    interface Agreed {

        /** Of the program's own. */
        Agreed NOTHING = () -> {};

        /**
         * Makes sure that they are still what the person agreed to, and remembers it.
         *
         * @throws IOException if one has changed, or cannot be read
         */
        void hold() throws IOException;
    }

    /**
     * A model that was looked at.
     *
     * @param stamp of its file before that; none where there are no stamps
     */
    private record Checked(Stranger model, Optional<FileStamp> stamp, boolean isTrusted) {}

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
                () -> checked(files, own),
                checked -> {
                    List<Stranger> strangers =
                            checked.stream()
                                    .filter(one -> !one.isTrusted())
                                    .map(Checked::model)
                                    .toList();
                    if (strangers.isEmpty()) {
                        run.accept(() -> check(checked));
                    } else {
                        this.run = () -> run.accept(() -> hold(checked, strangers));
                        asked.set(new ConsentRequest(strangers));
                    }
                },
                failed);
    }

    private List<Checked> checked(List<Path> files, @Nullable Path own) throws IOException {
        List<Checked> checked = new ArrayList<>();
        for (Path file : files) {
            if (!file.equals(own) && isProgram(file)) {
                Optional<FileStamp> stamp = FileStamp.of(file);
                ContentHash hash = ContentHash.of(file);
                long bytes = Files.size(file);
                boolean isTrusted = isCopy(hash, bytes, own) || trusted.isTrusted(hash);
                var model = new Stranger(file.toAbsolutePath(), hash, bytes);
                checked.add(new Checked(model, stamp, isTrusted));
            }
        }
        return checked;
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
            run.run();
        }
    }

    /** Leaves everything as it was. */
    public void decline(ConsentRequest request) {
        if (request.equals(asked.get())) {
            asked.set(null);
        }
    }

    private void hold(List<Checked> checked, List<Stranger> agreed) throws IOException {
        check(checked);
        try {
            trusted.trust(agreed.stream().map(Stranger::hash).toList());
        } catch (IOException e) {
            LOG.warn("The consent is not remembered and will be asked for again", e);
        }
    }

    private static void check(List<Checked> checked) throws IOException {
        for (Checked one : checked) {
            Path file = one.model().file();
            boolean isUntouched = one.stamp().isPresent() && FileStamp.of(file).equals(one.stamp());
            if (!isUntouched && !ContentHash.of(file).equals(one.model().hash())) {
                throw new IOException(
                        FileNames.name(file) + " has changed since it was checked; open it again");
            }
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
