package org.lesionlens.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.fx.Texts;

/** The window that a view is in, once it is in one. */
final class ShellWindow {

    private final Node view;
    private final ReadOnlyBooleanWrapper fullScreen =
            new ReadOnlyBooleanWrapper(this, "fullScreen");

    ShellWindow(Node view) {
        this.view = view;
        view.sceneProperty().flatMap(Scene::windowProperty).subscribe(this::follow);
    }

    private void follow(@Nullable Window window) {
        if (window instanceof Stage stage) {
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH); // Escape ends it alone
            stage.setFullScreenExitHint(Texts.of(ShellWindow.class).get("view.fullScreen.leave"));
            fullScreen.bind(stage.fullScreenProperty());
        }
    }

    Window get() {
        return view.getScene().getWindow();
    }

    /** True while the window fills the screen without its frame. */
    ReadOnlyBooleanProperty fullScreenProperty() {
        return fullScreen.getReadOnlyProperty();
    }

    void toggleFullScreen() {
        if (get() instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    /** As if its cross had been clicked. */
    void close() {
        get().fireEvent(new WindowEvent(get(), WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
