package org.lesionlens.ui.viewer;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/**
 * Everything about the lesion that is not its picture: the call, the explained class, the style.
 */
public final class InspectorView extends ScrollPane {

    public InspectorView(LesionViewModel model) {
        getStyleClass().add("inspector");
        getStylesheets().add(InspectorView.class.getResource("inspector.css").toExternalForm());
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(
                new VBox(
                        new CallSection(model),
                        new ExplainSection(model),
                        new OverlaySection(model)));
        disableProperty().bind(model.analysisProperty().isNull());
    }
}
