package org.lesionlens.ui.review;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/** Says how many lesions are selected together, if several are; a click ends that. */
public final class SelectionChip extends Button {

    private static final Texts TEXTS = Texts.of(SelectionChip.class);

    public SelectionChip(LesionSelection selection) {
        setId("selection-chip");
        getStyleClass().addAll("small", "selection-chip");
        setMinWidth(USE_PREF_SIZE);
        setGraphic(new Label("✕")); // a picture of taking it off
        setContentDisplay(ContentDisplay.RIGHT);
        setTooltip(new Hint(TEXTS.get("selection.end")));
        setAccessibleHelp(TEXTS.get("selection.end"));
        setOnAction(_ -> selection.end());
        selection
                .filesProperty()
                .subscribe(files -> {
                    setText(TEXTS.get("selection", Formats.count(files.size())));
                    setVisible(!files.isEmpty());
                    setManaged(!files.isEmpty());
                });
    }
}
