package org.lesionlens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.lesionlens.image.PngWriter;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.shell.ShellViewModel;

/** Pictures of the window for whoever has no display: taken as soon as a lesion is shown. */
final class DemoPictures {

    /** Names the folder; set only where there is no display. */
    static final String FOLDER = "lesionlens.demo";

    private static final Duration SETTLING = Duration.seconds(1); // layout, then sharp pictures

    private DemoPictures() {}

    /** Takes the pictures and ends the program, if a folder for them is named. */
    static void whenWanted(Scene scene, Theme theme, ShellViewModel model) {
        String folder = System.getProperty(FOLDER);
        if (folder != null) {
            model.lesion()
                    .analysisProperty()
                    .subscribe(analysis -> {
                        if (analysis != null) {
                            takeAll(scene, theme, Path.of(folder));
                        }
                    });
        }
    }

    private static void takeAll(Scene scene, Theme theme, Path folder) {
        theme.schemeProperty().set(ColorScheme.LIGHT);
        after(() -> {
            take(scene, folder.resolve("lesionlens-light.png"));
            theme.schemeProperty().set(ColorScheme.DARK);
            after(() -> {
                take(scene, folder.resolve("lesionlens-dark.png"));
                Platform.exit();
            });
        });
    }

    private static void after(Runnable action) {
        var pause = new PauseTransition(SETTLING);
        pause.setOnFinished(_ -> action.run());
        pause.play();
    }

    private static void take(Scene scene, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PngWriter.replace(FxImages.read(scene.snapshot(null)), file);
            System.out.println(file);
        } catch (IOException e) {
            System.err.println("lesionlens: " + file + " was not written: " + e.getMessage());
        }
    }
}
