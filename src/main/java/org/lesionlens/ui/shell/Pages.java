package org.lesionlens.ui.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The middle of the window: one page at a time. */
final class Pages extends StackPane {

    private final ObjectProperty<Page> shown =
            new SimpleObjectProperty<>(this, "shown", Page.LESION);
    private Page before = Page.LESION;

    /** Fills a page; each once. */
    void put(Page page, Node content) {
        var wrapped = new StackPane(content);
        wrapped.visibleProperty().bind(shown.isEqualTo(page));
        content.visibleProperty().bind(wrapped.visibleProperty()); // it may rest meanwhile
        getChildren().add(wrapped);
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
