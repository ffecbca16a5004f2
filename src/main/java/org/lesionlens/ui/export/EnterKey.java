package org.lesionlens.ui.export;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Enter does what a dialog is for, wherever the focus is among its choices. The toolkit would have
 * it turn the box that has the focus, as the space bar does.
 */
final class EnterKey {

    private EnterKey() {}

    /** Presses {@code button} for Enter in {@code choices}. */
    static void in(Node choices, Button button) {
        choices.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && isChoice(event.getTarget())) {
                        button.fire(); // not while it is disabled
                        event.consume();
                    }
                });
    }

    private static boolean isChoice(EventTarget target) {
        return switch (target) {
            case ComboBox<?> list -> !list.isShowing(); // else Enter chooses from the list
            case CheckBox _, RadioButton _ -> true;
            default -> false;
        };
    }
}
