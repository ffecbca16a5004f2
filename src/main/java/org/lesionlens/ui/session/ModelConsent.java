package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.ModelFormat;
import org.lesionlens.files.ModelFormats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Message.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a model run only if a person agrees, now or before: a model file is a program. */
final class ModelConsent {

    private static final Logger LOG = LoggerFactory.getLogger(ModelConsent.class);

    private final Texts texts = Texts.of(ModelConsent.class);
    private final TrustedModels trusted;
    private final Consumer<Message> teller;
    private final LatestJob<Boolean> checking;

    /**
     * @param trusted which may run without asking
     * @param teller asks the person
     */
    ModelConsent(TrustedModels trusted, UiThreads threads, Consumer<Message> teller) {
        this.trusted = trusted;
        this.teller = teller;
        this.checking = threads.latestJob();
    }

    /**
     * Asks for a model, unless it is trusted, or of a format that is never run.
     *
     * @param run gets what is to be done on the worker before the model runs; is not run if the
     *     person declines
     * @param failed gets the reason why the file cannot be looked at
     */
    void ask(Path file, Consumer<Runnable> run, Consumer<Throwable> failed) {
        checking.submit(
                () -> !isProgram(file) || trusted.isTrusted(file),
                mayRun -> {
                    if (mayRun) {
                        run.accept(() -> {});
                    } else {
                        teller.accept(question(file, () -> run.accept(() -> remember(file))));
                    }
                },
                failed);
    }

    private static boolean isProgram(Path file) throws IOException {
        return ModelFormats.of(file).equals(Optional.of(ModelFormat.TORCHSCRIPT));
    }

    private Message question(Path file, Runnable agreed) {
        return new Message(
                Message.Kind.QUESTION,
                texts.get("model.ask", file.getFileName()),
                texts.get("model.ask.advice"),
                "",
                List.of(
                        new Action(texts.get("model.run"), agreed),
                        new Action(texts.get("model.doNotRun"), () -> {})));
    }

    private void remember(Path file) {
        try {
            trusted.trust(file);
        } catch (IOException e) {
            LOG.warn("The consent is not remembered and will be asked for again", e);
        }
    }

    /** Asks nobody any more. */
    void cancel() {
        checking.cancel();
    }
}
