package org.lesionlens;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lesionlens.crash.NativeCrash;
import org.lesionlens.crash.RunMark;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.SettingsFile;
import org.lesionlens.ui.settings.SettingsSaver;
import org.lesionlens.ui.shell.ShellView;
import org.lesionlens.ui.shell.WindowKeeper;

/** Starts the window: first its ground, then what is in it. */
public final class ViewerApp extends Application {

    private static final int FRAMES_TO_SEE = 2; // the first is painted while the second begins
    private static final List<Integer> ICONS = List.of(16, 32, 48, 128); // pixels
    private static final Duration CALM = Duration.ofMillis(500);

    private final StartWatch watch = new StartWatch();
    private final Installation installation = Installation.ofThisProgram();
    private final UserFolders folders = UserFolders.ofThisUser();
    private final ScheduledExecutorService disk =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("settings").factory());
    private final SettingsFile file = new SettingsFile(folders.data().resolve("settings.json"));
    private final SettingsFile.Found found = remembered();
    private final SettingsSaver saver = new SettingsSaver(file, found.settings(), disk, CALM);
    private final CurrentSettings settings =
            new CurrentSettings(found.settings(), DemoPictures.areWanted() ? newest -> {} : saver);
    private @Nullable Wiring wiring; // once the window is painted

    /** The language holds before any word is looked up. */
    private SettingsFile.Found remembered() {
        SettingsFile.Found read = DemoPictures.areWanted() ? DemoPictures.SETTINGS : file.read();
        read.settings().language().apply();
        return read;
    }

    @Override
    public void start(Stage stage) {
        UncaughtErrors.logIn(folders.logs());
        var theme = theme();
        var scene = new Scene(new Group(), 1280, 800, theme.ground());
        stage.setScene(scene);
        stage.setTitle("LesionLens");
        WindowKeeper.keep(stage, settings);
        stage.show();
        afterAFrame(() -> {
            watch.painted();
            stage.getIcons().setAll(ICONS.stream().map(ViewerApp::icon).toList());
            fill(scene, theme);
        });
    }

    private static Image icon(int size) {
        String file = "icon/lesionlens-%d.png".formatted(size);
        return new Image(Objects.requireNonNull(ViewerApp.class.getResourceAsStream(file), file));
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
        UncaughtErrors.listen(report -> Platform.runLater(() -> tell(report, scene)));
        List<NativeCrash> crashes = RunMark.crashes(folders.running());
        markRun();
        var wired = new Wiring(installation, folders, settings);
        wiring = wired;
        SessionViewModel model = wired.model();
        scene.setRoot(
                new ShellView(
                        model,
                        theme,
                        settings,
                        installation.samples(),
                        wired.check(),
                        wired.decoder(),
                        wired.threads()));
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
        crashes.forEach(crash ->
                model.messages().crashed(crash.file(), UncaughtErrors.reports().of(crash)));
        DemoPictures.whenWanted(scene, theme, model);
    }

    /** What fills the window may be at fault itself. */
    private void tell(String report, Scene scene) {
        Wiring wired = wiring;
        if (wired != null && scene.getRoot() instanceof ShellView) {
            wired.model().messages().ownFault(report);
        } else {
            scene.setRoot(new TextArea(report));
        }
    }

    private void markRun() {
        try {
            var mark = RunMark.set(folders.running());
            Runtime.getRuntime().addShutdownHook(new Thread(mark::close, "run-mark"));
        } catch (IOException e) {
            // Nothing is remembered in a folder that cannot be written, nor how this run ends.
        }
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
        disk.shutdownNow();
        if (wiring != null) {
            wiring.close();
        }
    }
}
