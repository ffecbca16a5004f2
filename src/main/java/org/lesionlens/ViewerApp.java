package org.lesionlens;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.SettingsFile;
import org.lesionlens.ui.settings.SettingsSaver;
import org.lesionlens.ui.shell.ShellView;
import org.lesionlens.ui.shell.WindowKeeper;

/** Starts the window and wires it to the engine. */
public final class ViewerApp extends Application {

    private static final int FRAMES_TO_SEE = 2; // the first is painted while the second begins
    private static final int WORKERS = 2; // one loads a model while the other decodes
    private static final Duration UPDATES = Duration.ofMillis(250);
    private static final Duration CALM = Duration.ofMillis(500);

    private final StartWatch watch = new StartWatch();
    private final Installation installation = Installation.ofThisProgram();
    private final UserFolders folders = UserFolders.ofThisUser();
    private final TorchEngine engine =
            TorchEngine.careful(
                    folders.modelCopies(),
                    installation.firstSample().orElse(null),
                    installation.demoModel().orElse(null));
    private final ExecutorService workers = daemons("worker", WORKERS);
    private final ExecutorService small = daemons("thumbnail", WORKERS);
    private final ExecutorService scoring = daemons("scoring", 1);
    private final ExecutorService marks = daemons("marks", 1);
    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);
    private final ExecutorService render = daemons("render", 1);
    private final ScheduledExecutorService disk =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("settings").factory());
    private final Executor ui = Platform::runLater;
    private final SettingsFile file = new SettingsFile(folders.data().resolve("settings.json"));
    private final SettingsSaver saver = new SettingsSaver(file, disk, CALM);
    private final SettingsFile.Found found =
            DemoPictures.areWanted() ? DemoPictures.SETTINGS : file.read();
    private final CurrentSettings settings =
            new CurrentSettings(found.settings(), DemoPictures.areWanted() ? newest -> {} : saver);
    private final Executor later =
            CompletableFuture.delayedExecutor(UPDATES.toMillis(), TimeUnit.MILLISECONDS, ui);
    private final UiThreads threads =
            new UiThreads(workers, small, render, scoring, marks, ui, later);
    private final SessionViewModel model =
            new SessionViewModel(
                    engine,
                    new Analyzer(decoder),
                    new TrustedModels(folders.data().resolve("trusted-models.txt")),
                    new SetMemory(folders.data().resolve("sets")),
                    folders.results(),
                    opened -> settings.change(now -> now.withRecent(opened)),
                    threads);

    @Override
    public void start(Stage stage) {
        // The engine must rest before the JVM ends, also when the system asks it to.
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-close"));
        var theme = theme();
        var scene = new Scene(new Group(), 1280, 800, theme.ground());
        stage.setScene(scene);
        stage.setTitle("LesionLens");
        WindowKeeper.keep(stage, settings);
        stage.show();
        afterAFrame(() -> {
            watch.painted();
            fill(scene, theme);
        });
    }

    /** What fills the window takes seconds to make; it is black until something is painted. */
    private static void afterAFrame(Runnable action) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames > FRAMES_TO_SEE) {
                    stop();
                    action.run();
                }
            }
        }.start();
    }

    private void fill(Scene scene, Theme theme) {
        scene.setRoot(
                new ShellView(model, theme, settings, installation.samples(), decoder, threads));
        theme.applyTo(scene);
        if (watch.isWanted()) {
            afterAFrame(() -> {
                watch.filled();
                Platform.exit();
            });
            return;
        }
        installation.demoModel().ifPresent(model.model()::openBundled);
        List<Path> named = getParameters().getRaw().stream().map(Path::of).toList();
        model.files().openAtStart(named, installation.samples(), installation.firstSample());
        found.problem().ifPresent(model.messages()::settingsDamaged);
        DemoPictures.whenWanted(scene, theme, model);
    }

    private Theme theme() {
        var preferences = Platform.getPreferences();
        var theme = new Theme(preferences.getColorScheme());
        theme.systemProperty().bind(preferences.colorSchemeProperty());
        theme.choiceProperty().set(settings.get().theme());
        return theme;
    }

    @Override
    public void stop() {
        saver.close();
        model.close();
        disk.shutdownNow();
        workers.shutdownNow();
        small.shutdownNow();
        scoring.shutdownNow();
        render.shutdownNow();
        engine.close();
        marks.close(); // what a person said of photos is kept first
        scoring.close(); // interrupted: as soon as what has left the network is kept
        model.closeStore();
    }

    private static ExecutorService daemons(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name, 0).factory());
    }
}
