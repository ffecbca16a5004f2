package org.lesionlens.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The middle of the window: one page at a time, the others are out of it and rest. */
final class Pages extends StackPane {

    private final ObjectProperty<Page> shown =
            new SimpleObjectProperty<>(this, "shown", Page.LESION);
    private final Map<Page, Node> contents = new EnumMap<>(Page.class);
    private final Map<Page, Node> focused = new EnumMap<>(Page.class); // when it was left
    private Page before = Page.LESION;

    Pages() {
        shown.subscribe(this::change);
    }

    /** Whoever comes back to a page goes on where the keys were. */
    private void change(Page from, Page to) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        boolean inside = owner != null && isIn(owner, contents.get(from));
        if (inside) {
            focused.put(from, owner);
        }
        getChildren().setAll(contents.get(to));
        if (inside) {
            focused.getOrDefault(to, getScene().getRoot()).requestFocus();
        }
    }

    private static boolean isIn(Node node, @Nullable Node page) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (part.equals(page)) {
                return true;
            }
        }
        return false;
    }

    /** Fills a page; each once. */
    void put(Page page, Node content) {
        contents.put(page, content);
        if (page == shown.get()) {
            getChildren().setAll(content);
        }
    }

    /** The page that is shown. */
    ObjectProperty<Page> shownProperty() {
        return shown;
    }

    /** Shows a page, and remembers where that was asked for. */
    void show(Page wanted) {
        if (shown.get() != wanted) {
            before = shown.get();
            shown.set(wanted);
        }
    }

    /** Shows the page before. */
    void back() {
        show(before);
    }
}
