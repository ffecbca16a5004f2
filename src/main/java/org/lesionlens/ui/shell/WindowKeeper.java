package org.lesionlens.ui.shell;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.WindowPlace;

/** Puts the window where it was, and remembers where it is. */
public final class WindowKeeper {

    private final Stage stage;
    private final CurrentSettings settings;

    private WindowKeeper(Stage stage, CurrentSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /** To be called before the stage is shown. */
    public static void keep(Stage stage, CurrentSettings settings) {
        var keeper = new WindowKeeper(stage, settings);
        stage.setMinWidth(WindowPlace.LEAST_WIDTH);
        stage.setMinHeight(WindowPlace.LEAST_HEIGHT);
        settings.get().window().ifPresent(keeper::restore);
        stage.xProperty().subscribe((_, _) -> keeper.remember());
        stage.yProperty().subscribe((_, _) -> keeper.remember());
        stage.widthProperty().subscribe((_, _) -> keeper.remember());
        stage.heightProperty().subscribe((_, _) -> keeper.remember());
        stage.maximizedProperty().subscribe((_, _) -> keeper.rememberMaximised());
    }

    private void restore(WindowPlace was) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        WindowPlace place = was.on(screens);
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    /** A place that fills the screen is none to come back to. */
    private void remember() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen()) {
            settings.change(now ->
                    now.withWindow(
                            new WindowPlace(
                                    stage.getX(),
                                    stage.getY(),
                                    stage.getWidth(),
                                    stage.getHeight(),
                                    false)));
        }
    }

    private void rememberMaximised() {
        settings.change(now ->
                now.window()
                        .map(place ->
                                now.withWindow(
                                        new WindowPlace(
                                                place.x(),
                                                place.y(),
                                                place.width(),
                                                place.height(),
                                                stage.isMaximized())))
                        .orElse(now));
    }
}
