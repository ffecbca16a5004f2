package org.lesionlens.ui.dialog;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Parts that dialogs share. */
final class DialogParts {

    private DialogParts() {}

    static VBox dialog(String id, String title) {
        var headline = new Label(title);
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinHeight(Label.USE_PREF_SIZE);
        var dialog = new VBox(headline);
        dialog.setId(id);
        dialog.setAccessibleRole(AccessibleRole.DIALOG);
        dialog.setAccessibleText(title);
        return dialog;
    }

    static Label text(String words) {
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        return text;
    }

    static HBox buttons(Button... buttons) {
        var row = new HBox(buttons);
        row.getStyleClass().add("actions");
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }
}
