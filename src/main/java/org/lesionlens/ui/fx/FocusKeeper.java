package org.lesionlens.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the focus where the person is when what has it goes away: a button that hides or disables
 * itself, a row that is taken out. JavaFX would give it to whatever comes next, be it a field at
 * the other end of the window that takes the next key for a letter.
 */
public final class FocusKeeper {

    private final Node window;
    private final InvalidationListener leaving = _ -> keep();
    private List<Node> place = List.of(); // what has the focus, and all around it, inmost first
    private List<Observable> watched = List.of();

    /**
     * @param window whatever is in it; if only that is left, others see to the focus
     */
    public FocusKeeper(Node window) {
        this.window = window;
    }

    /** Watches the focus of a scene. */
    public void listenTo(Scene scene) {
        scene.focusOwnerProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Node owner) {
        watched.forEach(one -> one.removeListener(leaving));
        List<Node> around = new ArrayList<>();
        for (Node node = owner; node != null && !node.equals(window); node = node.getParent()) {
            around.add(node);
        }
        place = List.copyOf(around);
        List<Observable> wanted = new ArrayList<>();
        place.forEach(node -> wanted.add(node.visibleProperty()));
        if (owner != null) {
            wanted.add(owner.disabledProperty());
            wanted.add(owner.sceneProperty());
        }
        watched = List.copyOf(wanted);
        watched.forEach(one -> one.addListener(leaving));
    }

    private void keep() {
        if (place.isEmpty() || canHaveFocus(place.getFirst())) {
            return;
        }
        place.stream().filter(this::canHaveFocus).findFirst().ifPresent(Node::requestFocus);
    }

    private boolean canHaveFocus(Node node) {
        if (node.isDisabled()) {
            return false;
        }
        Node part = node;
        while (part != null && part.isVisible() && !part.equals(window)) {
            part = part.getParent();
        }
        return window.equals(part) && part.isVisible();
    }
}
