package org.lesionlens.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The middle of the window: one page at a time, the others are out of it and rest. */
final class Pages extends StackPane {

    private final ObjectProperty<Page> shown =
            new SimpleObjectProperty<>(this, "shown", Page.LESION);
    private final Map<Page, Node> contents = new EnumMap<>(Page.class);
    private Page before = Page.LESION;

    Pages() {
        shown.subscribe((_, wanted) -> getChildren().setAll(contents.get(wanted)));
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
