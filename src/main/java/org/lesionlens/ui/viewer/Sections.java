package org.lesionlens.ui.viewer;

import java.util.Locale;
import javafx.scene.control.Label;

/** Parts that the inspector's sections share. */
final class Sections {

    private Sections() {}

    static Label title(String text) {
        var title = new Label(text.toUpperCase(Locale.getDefault(Locale.Category.DISPLAY)));
        title.getStyleClass().add("section-title");
        return title;
    }
}
