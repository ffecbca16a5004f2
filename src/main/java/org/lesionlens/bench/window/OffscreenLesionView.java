package org.lesionlens.bench.window;

import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.UiThreads;
import org.lesionlens.bench.Stopwatch;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.viewer.LesionCommands;
import org.lesionlens.ui.viewer.LesionView;
import org.lesionlens.ui.viewer.LesionViewModel;
import org.lesionlens.ui.viewer.ViewLayout;

/**
 * The real lesion view in a window that is rendered in memory, with its overlay at a wanted size; a
 * lesion is to be shown before. Belongs to the UI thread.
 */
final class OffscreenLesionView {

    private final LesionViewModel model;
    private final LesionView view;
    private final Scene scene;
    private @Nullable WritableImage screen;

    /**
     * @param width of the overlay, in pixels
     * @param height of the overlay, in pixels
     * @param threads draw; {@link UiThreads#inline} to have it counted in every frame
     */
    OffscreenLesionView(LesionViewModel model, int width, int height, UiThreads threads) {
        this.model = model;
        model.settings().layoutProperty().set(ViewLayout.OVERLAY);
        this.view = new LesionView(model, threads);
        var stage = new Stage();
        Scene first = show(stage, view, width, height);
        Bounds picture = view.lookup("#overlay").getLayoutBounds();
        first.setRoot(new Group());
        // The view has margins, a caption and a footer: it is made larger by them.
        this.scene =
                show(stage, view, 2 * width - picture.getWidth(), 2 * height - picture.getHeight());
        Bounds fitted = view.lookup("#overlay").getLayoutBounds();
        if (Math.abs(fitted.getWidth() - width) > 1 || Math.abs(fitted.getHeight() - height) > 1) {
            throw new IllegalStateException(
                    "the overlay is %.0f×%.0f pixels, not %d×%d"
                            .formatted(fitted.getWidth(), fitted.getHeight(), width, height));
        }
    }

    private static Scene show(Stage stage, LesionView view, double width, double height) {
        var scene = new Scene(view, width, height);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
        scene.snapshot(null);
        return scene;
    }

    /** Takes the window away. */
    void close() {
        scene.getWindow().hide();
    }

    /** Draws one frame as the next pulse would. */
    void frame() {
        scene.getRoot().layout();
        screen = scene.snapshot(sized());
    }

    /** Snapshots are drawn into the same image, as frames are; of another size into a new one. */
    private @Nullable WritableImage sized() {
        WritableImage former = screen;
        boolean fits =
                former != null
                        && former.getWidth() == Math.ceil(scene.getWidth())
                        && former.getHeight() == Math.ceil(scene.getHeight());
        return fits ? former : null;
    }

    /** The time from a change to its pixels, in milliseconds. */
    double millis(Runnable change) {
        long start = System.nanoTime();
        change.run();
        frame();
        return Stopwatch.millisSince(start);
    }

    /** The colour in the middle of the window. */
    int centre() {
        frame();
        return screen == null
                ? 0
                : screen.getPixelReader()
                        .getArgb((int) screen.getWidth() / 2, (int) screen.getHeight() / 2);
    }

    /** Does what the command of this name does. */
    void command(String id) {
        new LesionCommands(model, view)
                .groups().stream()
                        .flatMap(group -> group.commands().stream())
                        .filter(command -> command.id().equals(id))
                        .forEach(command -> command.action().run());
    }
}
