package org.lesionlens.ui.viewer;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.lesionlens.overlay.ColourMap;

/** How the heat is drawn. */
final class OverlaySection extends VBox {

    OverlaySection(LesionViewModel model) {
        getStyleClass().add("section");
        getChildren()
                .addAll(
                        Sections.title("Overlay"),
                        Sections.slider(
                                "_Opacity",
                                "opacity",
                                "0 shows the photo alone, 1 the colours alone",
                                model.opacityProperty()),
                        Sections.slider(
                                "Heat _threshold",
                                "threshold",
                                "Heat below this share of the maximum is not shown",
                                model.thresholdProperty()),
                        colourMaps(model));
    }

    private static VBox colourMaps(LesionViewModel model) {
        var choice = new ComboBox<ColourMap>();
        choice.setId("colour-map");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText("Colours");
        for (ColourMap map : ColourMap.values()) {
            if (map != ColourMap.DIVERGING) { // belongs to signed heat
                choice.getItems().add(map);
            }
        }
        choice.setConverter(new Labels());
        choice.valueProperty().bindBidirectional(model.colourMapProperty());
        choice.disableProperty().bind(model.signedProperty());
        var label = new Label("_Colours");
        label.setMnemonicParsing(true);
        label.setLabelFor(choice);
        return new VBox(label, choice);
    }

    private static final class Labels extends StringConverter<ColourMap> {

        @Override
        public String toString(ColourMap map) {
            return map.isRecommended() ? map.label() : map.label() + " (not recommended)";
        }

        @Override
        public ColourMap fromString(String label) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
