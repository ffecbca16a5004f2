package org.lesionlens.bench.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.UiThreads;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.lesionlens.ui.shell.ShellView;

/** The whole window, rendered in memory, with its threads. For a thread that is not the UI's. */
final class OffscreenShell implements AutoCloseable {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int WORKERS = 2;
    private static final int IDLE_FRAMES = 2;
    private static final long UPDATES = 250; // milliseconds, as in the program
    private static final long POLL = 4; // milliseconds
    private static final long PATIENCE = 300_000; // milliseconds

    private final ExecutorService workers = threads(WORKERS);
    private final ExecutorService small = threads(WORKERS);
    private final ExecutorService scoring = threads(1);
    private final ExecutorService marks = threads(1);
    private final ExecutorService render = threads(1);
    private final SessionViewModel model;
    private final Scene scene;

    /**
     * @param loader opens models
     * @param store file of finished results
     */
    OffscreenShell(NetworkLoader loader, Path store)
            throws ExecutionException, InterruptedException {
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        Executor ui = Platform::runLater;
        Executor later = CompletableFuture.delayedExecutor(UPDATES, TimeUnit.MILLISECONDS, ui);
        var threads = new UiThreads(workers, small, render, scoring, marks, ui, later);
        this.model =
                HeadlessToolkit.call(() ->
                        new SessionViewModel(
                                loader,
                                new Analyzer(decoder),
                                new TrustedModels(store.resolveSibling("trusted-models.txt")),
                                new SetMemory(store.resolveSibling("sets")),
                                store,
                                _ -> {},
                                threads));
        this.scene =
                HeadlessToolkit.call(() -> {
                    var theme = new Theme(ColorScheme.LIGHT);
                    var settings =
                            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), _ -> {});
                    var shell =
                            new ShellView(
                                    model,
                                    theme,
                                    settings,
                                    Optional.empty(),
                                    new InstallationCheck(List.of()),
                                    decoder,
                                    threads);
                    var shown = new Scene(shell, WIDTH, HEIGHT);
                    theme.applyTo(shown);
                    var stage = new Stage();
                    stage.setScene(shown);
                    stage.show();
                    return shown;
                });
    }

    private static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory());
    }

    /** What is shown. */
    SessionViewModel model() {
        return model;
    }

    /** The window's content; of the UI thread. */
    Node root() {
        return scene.getRoot();
    }

    /**
     * How long the UI thread is busy with a frame in which something is changed, in milliseconds:
     * with the change, the styles and the layout that follow from it, and with handing what is new
     * to the thread that draws. Waits until the frame before has been drawn.
     */
    double frameMillis(Runnable change) throws ExecutionException, InterruptedException {
        var done = new CompletableFuture<Double>();
        var frame = new AnimationTimer() { // called at the start of each frame
                    private int idle = IDLE_FRAMES;

                    @Override
                    public void handle(long now) {
                        if (idle-- > 0) {
                            return;
                        }
                        stop();
                        long start = System.nanoTime();
                        change.run();
                        // comes to its turn when the frame is through
                        Platform.runLater(() -> done.complete(Stopwatch.millisSince(start)));
                    }
                };
        Platform.runLater(frame::start);
        return done.get();
    }

    /** Shows a page, by its button's id. */
    void show(String page) throws ExecutionException, InterruptedException {
        HeadlessToolkit.call(() -> {
            ((ToggleButton) root().lookup(page)).fire();
            return page;
        });
    }

    /** Opens a set. */
    void open(Path folder) {
        Platform.runLater(() -> model.files().open(List.of(folder)));
    }

    /**
     * Waits until something holds, as seen from the UI thread.
     *
     * @throws TimeoutException if it does not within minutes
     */
    void await(String what, BooleanSupplier condition)
            throws ExecutionException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        while (!HeadlessToolkit.call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException(what + " took too long");
            }
            Thread.sleep(POLL);
        }
    }

    /** Waits for what is running; an interrupt is kept for the caller. */
    @Override
    public void close() throws ExecutionException {
        try {
            HeadlessToolkit.call(() -> {
                scene.getWindow().hide();
                model.close();
                return scene;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (ExecutorService pool : List.of(workers, small, scoring, marks, render)) {
            pool.shutdownNow();
            pool.close();
        }
        model.closeStore();
    }
}
