package org.lesionlens.ui.fx;

import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Asks for the context menu of what has the focus by the menu key or Shift+F10. JavaFX does so on
 * Windows alone.
 */
public final class ContextMenuKey {

    private static final double FROM_LEFT = 0.25; // of what has the focus, as JavaFX has it
    private static final double FROM_TOP = 0.5;

    private ContextMenuKey() {}

    /** Listens to the keys of {@code scene}. */
    public static void listenTo(Scene scene) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(scene, event));
        }
    }

    private static void press(Scene scene, KeyEvent event) {
        Node owner = scene.getFocusOwner();
        if (owner != null && isWanted(event)) {
            Bounds bounds = owner.localToScene(owner.getBoundsInLocal());
            double x = bounds.getMinX() + bounds.getWidth() * FROM_LEFT;
            double y = bounds.getMinY() + bounds.getHeight() * FROM_TOP;
            Point2D screen = scene.getRoot().localToScreen(x, y);
            event.consume();
            Event.fireEvent(
                    owner,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            x,
                            y,
                            screen.getX(),
                            screen.getY(),
                            true,
                            null));
        }
    }

    private static boolean isWanted(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    }
}
