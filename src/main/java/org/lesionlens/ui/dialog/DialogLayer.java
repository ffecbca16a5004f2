package org.lesionlens.ui.dialog;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.fx.Stylesheet;

/**
 * Lies over the whole window while a dialog is to be read: what is behind gets neither mouse nor
 * keys.
 */
public final class DialogLayer extends StackPane {

    private final ReadOnlyBooleanWrapper covering = new ReadOnlyBooleanWrapper(this, "covering");
    private boolean closable;
    private Runnable escape = () -> {};
    private @Nullable Region dialog;
    private @Nullable Node before;

    public DialogLayer() {
        setId("dialog-layer");
        getStyleClass().add("dialog-layer");
        getStylesheets().add(Stylesheet.beside(DialogLayer.class, "dialog.css"));
        visibleProperty().bind(covering);
        managedProperty().bind(covering);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> keepFocus(owner));
    }

    /** True while it covers the window. */
    public ReadOnlyBooleanProperty coveringProperty() {
        return covering.getReadOnlyProperty();
    }

    /**
     * Shows a dialog in place of the former, if any.
     *
     * @param mayClose whether Esc and a click beside it take it away
     */
    public void show(Region newest, boolean mayClose) {
        show(newest, mayClose, mayClose ? this::dismiss : () -> {});
    }

    /**
     * Shows a dialog that asks for something; a click beside it loses nothing.
     *
     * @param cancel is what Esc does
     */
    public void ask(Region newest, Runnable cancel) {
        show(newest, false, cancel);
    }

    private void show(Region newest, boolean mayClose, Runnable onEscape) {
        if (dialog == null) {
            before = getScene() == null ? null : getScene().getFocusOwner();
        }
        dialog = newest;
        closable = mayClose;
        escape = onEscape;
        newest.getStyleClass().add("dialog");
        newest.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(newest);
        covering.set(true);
        newest.applyCss(); // what scrolls has its content only now
        focusFirst();
    }

    /** Takes the dialog away; the focus returns to where it was. */
    public void dismiss() {
        Node former = before;
        dialog = null;
        before = null;
        getChildren().clear();
        covering.set(false);
        if (former != null) {
            former.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !isListOpen()) {
            escape.run();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            step(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    /** It is closed first, by itself. */
    private static boolean isListOpen() {
        return Window.getWindows().stream()
                .anyMatch(window -> window instanceof PopupControl && !(window instanceof Tooltip));
    }

    private void clicked(MouseEvent event) {
        Region shown = dialog;
        if (closable && shown != null) {
            Bounds bounds = shown.getBoundsInParent();
            if (!bounds.contains(event.getX(), event.getY())) {
                dismiss();
            }
        }
        event.consume();
    }

    private void keepFocus(@Nullable Node owner) {
        Region shown = dialog;
        if (shown != null && !isIn(owner, shown)) {
            focusFirst();
        }
    }

    private static boolean isIn(@Nullable Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private void focusFirst() {
        List<Node> stops = stops();
        if (!stops.isEmpty()) {
            stops.getFirst().requestFocus();
        }
    }

    private void step(int steps) {
        List<Node> stops = stops();
        if (!stops.isEmpty()) {
            int now = stops.indexOf(getScene().getFocusOwner());
            stops.get(Math.floorMod(now + steps, stops.size())).requestFocus();
        }
    }

    private List<Node> stops() {
        List<Node> stops = new ArrayList<>();
        collect(this, stops);
        return stops;
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isFocusTraversable() && child.isVisible() && !child.isDisabled()) {
                stops.add(child);
            }
            if (child instanceof Parent inner) {
                collect(inner, stops);
            }
        }
    }
}
