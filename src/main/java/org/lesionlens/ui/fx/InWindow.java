package org.lesionlens.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * What is not shown rests: it is taken out of the window, and what it observes is observed only
 * while it is in one. So a slider pays for what is on the screen, however many pages follow it, and
 * rows that a list has thrown away without a word are let go of.
 */
public final class InWindow {

    private InWindow() {}

    /** True while a node is in a window that is open. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
    }
}
