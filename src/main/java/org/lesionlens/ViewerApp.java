package org.lesionlens;

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
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
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
    private final SettingsSaver saver = new SettingsSaver(file, disk, CALM);
    private final SettingsFile.Found found = remembered();
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
        disk.shutdownNow();
        if (wiring != null) {
            wiring.close();
        }
    }
}
