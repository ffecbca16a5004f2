package org.lesionlens;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;

/** Engine, session and threads of the window, wired to each other. */
final class Wiring implements AutoCloseable {

    private static final int WORKERS = 2; // one loads a model while the other decodes
    private static final Duration UPDATES = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5); // with a file, at the end

    private final TorchEngine engine;
    private final ExecutorService workers = daemons("worker", WORKERS);
    private final ExecutorService small = daemons("thumbnail", WORKERS);
    private final ExecutorService scoring = daemons("scoring", 1);
    private final ExecutorService marks = daemons("marks", 1);
    private final ExecutorService render = daemons("render", 1);
    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);
    private final UiThreads threads;
    private final SessionViewModel model;
    private final InstallationCheck check;

    /**
     * Takes some tenths of a second, for the classes that it needs.
     *
     * @param settings remember what is opened
     */
    Wiring(Installation installation, UserFolders folders, CurrentSettings settings) {
        engine =
                TorchEngine.careful(
                        folders.modelCopies(),
                        installation.firstSample().orElse(null),
                        installation.demoModel().orElse(null));
        Optional<ModelLoadException> refused = use(settings.get().libtorch());
        // The engine must rest before the JVM ends, also when the system asks it to.
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-close"));
        Executor ui = Platform::runLater;
        Executor later =
                CompletableFuture.delayedExecutor(UPDATES.toMillis(), TimeUnit.MILLISECONDS, ui);
        threads = new UiThreads(workers, small, render, scoring, marks, ui, later);
        var analyzer = new Analyzer(decoder);
        check = Checks.of(installation, folders, engine, analyzer);
        model =
                new SessionViewModel(
                        engine,
                        analyzer,
                        new TrustedModels(folders.data().resolve("trusted-models.txt")),
                        new SetMemory(folders.data().resolve("sets")),
                        folders.results(),
                        opened -> settings.change(now -> now.withRecent(opened)),
                        threads);
        refused.ifPresent(model.messages()::libtorchRefused);
    }

    /** The one that comes along runs networks where another does not fit. */
    private Optional<ModelLoadException> use(Optional<Path> libtorch) {
        try {
            if (libtorch.isPresent()) {
                engine.use(libtorch.get());
            }
            return Optional.empty();
        } catch (ModelLoadException e) {
            return Optional.of(e);
        }
    }

    /** What is asked for once they are shut down is let go of: the window is closed by then. */
    private static ExecutorService daemons(String name, int threads) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name, 0).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    SessionViewModel model() {
        return model;
    }

    InstallationCheck check() {
        return check;
    }

    ImageDecoder decoder() {
        return decoder;
    }

    UiThreads threads() {
        return threads;
    }

    private static void await(ExecutorService interrupted) {
        try {
            boolean _ = interrupted.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        model.close();
        workers.shutdownNow();
        small.shutdownNow();
        scoring.shutdownNow();
        render.shutdownNow();
        engine.close();
        await(workers); // files of exports end whole, or go, and their table is written
        await(render);
        marks.close(); // what a person said of photos is kept first
        scoring.close(); // interrupted: as soon as what has left the network is kept
        model.closeStore();
    }
}
