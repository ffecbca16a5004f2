package org.lesionlens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.lesionlens.image.PngWriter;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.fx.ThemeChoice;
import org.lesionlens.ui.session.Message;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.Settings;
import org.lesionlens.ui.settings.SettingsFile;

/** Pictures of the window for whoever has no display: taken as soon as a lesion is shown. */
final class DemoPictures {

    /** Names the folder; set only where there is no display. */
    static final String FOLDER = "lesionlens.demo";

    /** Nobody is there to accept the notice, and nothing is remembered. */
    static final SettingsFile.Found SETTINGS =
            new SettingsFile.Found(Settings.DEFAULT.withNoticeAccepted(), Optional.empty());

    private static final Duration SETTLING = Duration.seconds(2); // layout, then sharp pictures
    private static final Duration PATIENCE = Duration.minutes(2);

    private final Scene scene;
    private final Theme theme;
    private final Path folder;

    private DemoPictures(Scene scene, Theme theme, Path folder) {
        this.scene = scene;
        this.theme = theme;
        this.folder = folder;
    }

    static boolean areWanted() {
        return System.getProperty(FOLDER) != null;
    }

    /**
     * Takes the pictures and ends the program, if a folder for them is named; with exit code 1 if
     * there is nothing to take.
     */
    static void whenWanted(Scene scene, Theme theme, SessionViewModel model) {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        var pictures = new DemoPictures(scene, theme, Path.of(folder));
        model.messages()
                .messageProperty()
                .subscribe(message -> {
                    if (message != null && message.kind() != Message.Kind.NOTE) {
                        giveUp(message.headline() + ": " + message.advice());
                    }
                });
        model.lesion()
                .analysisProperty()
                .subscribe(analysis -> {
                    if (analysis != null) {
                        pictures.takeAll();
                    }
                });
        after(PATIENCE, () -> giveUp("no lesion was shown in time"));
    }

    private void takeAll() {
        theme.choiceProperty().set(ThemeChoice.LIGHT);
        after(
                SETTLING,
                () -> {
                    take("lesionlens-light.png");
                    theme.choiceProperty().set(ThemeChoice.DARK);
                    after(
                            SETTLING,
                            () -> {
                                take("lesionlens-dark.png");
                                Platform.exit();
                            });
                });
    }

    private static void after(Duration time, Runnable action) {
        var pause = new PauseTransition(time);
        pause.setOnFinished(_ -> action.run());
        pause.play();
    }

    private void take(String name) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            PngWriter.replace(FxImages.read(scene.snapshot(null)), file);
            System.out.println(file);
        } catch (IOException e) {
            giveUp(file + " was not written: " + e);
        }
    }

    private static void giveUp(String reason) {
        System.err.println("lesionlens: " + reason);
        System.exit(1);
    }
}
