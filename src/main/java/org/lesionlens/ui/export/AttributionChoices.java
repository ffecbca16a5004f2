package org.lesionlens.ui.export;

import javafx.scene.layout.VBox;

/** What can be chosen of the figure of a map that is not of a layer. */
final class AttributionChoices extends VBox {

    AttributionChoices(AttributionExport model) {
        var named = Choices.check("export.named");
        model.namedProperty().bind(named.selectedProperty());
        getChildren()
                .addAll(
                        Choices.note("further.what"),
                        named,
                        Choices.note("privacy"),
                        Choices.note("drag"));
    }
}
