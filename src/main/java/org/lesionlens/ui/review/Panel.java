package org.lesionlens.ui.review;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A box with a title, of which a page of numbers is made. {@link ReviewStyle#dressPanels} dresses
 * it.
 */
public abstract class Panel extends VBox {

    /**
     * @param id of the panel
     * @param title that a person reads
     */
    @SuppressWarnings("this-escape") // no panel overrides what a node does with its id
    protected Panel(String id, String title) {
        setId(id);
        getStyleClass().add("panel");
        getChildren().add(text("panel-title", title));
    }

    /** Text that wraps. */
    public static Label text(String styleClass, String text) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** A number that is never cut. */
    public static Label number(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
