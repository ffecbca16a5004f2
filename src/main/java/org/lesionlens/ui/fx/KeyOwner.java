package org.lesionlens.ui.fx;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Which keys a focused control needs for itself. */
final class KeyOwner {

    private static final Set<KeyCode> PRESSING = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER);
    private static final Set<KeyCode> MOVING =
            EnumSet.of(
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END);
    private static final Set<KeyCode> UNFOLDING = EnumSet.of(KeyCode.UP, KeyCode.DOWN);
    private static final Set<KeyCode> CHOOSING =
            EnumSet.of(KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.F4);
    private static final Set<KeyCode> EDITING =
            EnumSet.of(
                    KeyCode.A,
                    KeyCode.C,
                    KeyCode.V,
                    KeyCode.X,
                    KeyCode.Y,
                    KeyCode.Z,
                    KeyCode.BACK_SPACE,
                    KeyCode.DELETE);

    private KeyOwner() {}

    static boolean keeps(@Nullable Node focused, KeyEvent event) {
        if (takesText(focused)) {
            return !isForTheWindow(event);
        }
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        KeyCode code = event.getCode();
        return switch (focused) {
            case Slider _, ScrollBar _ -> MOVING.contains(code);
            // A list that is open has all keys. While none is, the photos go on by their arrows.
            case ComboBoxBase<?> combo -> combo.isShowing() || unfolds(code);
            case ChoiceBox<?> choice -> choice.isShowing() || unfolds(code);
            case MenuButton menu -> menu.isShowing() || unfolds(code);
            case Spinner<?> _, ListView<?> _, TableView<?> _, TreeView<?> _, RadioButton _ ->
                    MOVING.contains(code) || CHOOSING.contains(code) || PRESSING.contains(code);
            case MenuBar _ ->
                    MOVING.contains(code) || PRESSING.contains(code) || code == KeyCode.ESCAPE;
            case ButtonBase _ -> PRESSING.contains(code);
            case null -> false;
            default -> keeps(focused.getAccessibleRole(), code);
        };
    }

    private static boolean unfolds(KeyCode code) {
        return UNFOLDING.contains(code) || PRESSING.contains(code) || code == KeyCode.F4;
    }

    /** Our own controls keep what their role is known for. */
    private static boolean keeps(AccessibleRole role, KeyCode code) {
        return switch (role) {
            case LIST_VIEW -> code.isNavigationKey() || PRESSING.contains(code);
            case SLIDER -> MOVING.contains(code);
            default -> false;
        };
    }

    private static boolean takesText(@Nullable Node focused) {
        return switch (focused) {
            case TextInputControl _ -> true;
            case ComboBoxBase<?> combo -> combo.isEditable();
            case Spinner<?> spinner -> spinner.isEditable();
            case null, default -> false;
        };
    }

    /** Whoever types may still open a file or ask for full screen. */
    private static boolean isForTheWindow(KeyEvent event) {
        KeyCode code = event.getCode();
        return code.isFunctionKey()
                || (event.isShortcutDown()
                        && !event.isAltDown() // AltGr writes characters
                        && !EDITING.contains(code)
                        && !MOVING.contains(code));
    }
}
