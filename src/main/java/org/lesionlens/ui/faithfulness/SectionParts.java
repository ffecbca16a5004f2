package org.lesionlens.ui.faithfulness;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Small parts that the sections share. */
final class SectionParts {

    private SectionParts() {}

    /** Text that wraps. */
    static Label text(String styleClass, String text) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    /** A number that is never cut. */
    static Label number(String id, String text) {
        var label = new Label(text);
        label.setId(id);
        label.getStyleClass().add("number");
        label.setMinWidth(Label.USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
