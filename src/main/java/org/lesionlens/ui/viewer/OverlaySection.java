package org.lesionlens.ui.viewer;

import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.ui.fx.Hint;

/** How the heat is drawn. */
final class OverlaySection extends VBox {

    private final LesionViewModel model;

    OverlaySection(LesionViewModel model) {
        this.model = model;
        ViewSettings settings = model.settings();
        getStyleClass().add("section");
        getChildren()
                .addAll(
                        Sections.title(ViewerWording.TEXTS.get("overlay")),
                        new ShareSlider("opacity", settings.opacityProperty()),
                        new ShareSlider("threshold", settings.thresholdProperty()),
                        colourMaps(),
                        new VBox(
                                check("fading", settings.fadingProperty()),
                                check("contour", settings.contourProperty()),
                                check("raw-cells", rawCells(settings)),
                                check("grid", settings.gridProperty()),
                                check("shared-scale", sharedScale(settings)),
                                check("border-hidden", settings.borderHiddenProperty())));
    }

    private VBox colourMaps() {
        var choice = new ComboBox<ColourMap>();
        choice.setId("colour-map");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(ViewerWording.TEXTS.get("colours").replace("_", ""));
        choice.getItems().setAll(ColourMap.unsigned());
        choice.setConverter(new Labels());
        choice.valueProperty().bindBidirectional(model.settings().colourMapProperty());
        choice.disableProperty().bind(model.settings().signedProperty());
        var label = new Label(ViewerWording.TEXTS.get("colours"));
        label.setMnemonicParsing(true);
        label.setLabelFor(choice);
        return new VBox(label, choice);
    }

    private static CheckBox check(String id, BooleanProperty property) {
        var box = new CheckBox(ViewerWording.TEXTS.get(id));
        box.setId(id);
        box.setTooltip(new Hint(ViewerWording.TEXTS.get(id + ".help")));
        box.setAccessibleHelp(ViewerWording.TEXTS.get(id + ".help"));
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private static BooleanProperty rawCells(ViewSettings settings) {
        var raw = new SimpleBooleanProperty();
        settings.blendProperty().subscribe(blend -> raw.set(blend == CellBlend.RAW));
        raw.subscribe(chosen ->
                settings.blendProperty().set(chosen ? CellBlend.RAW : CellBlend.BILINEAR));
        return raw;
    }

    /** Keeps the scale of what is shown and pinned now for whatever comes next. */
    private BooleanProperty sharedScale(ViewSettings settings) {
        var shared = new SimpleBooleanProperty();
        settings.sharedTopProperty().subscribe(top -> shared.set(top.isPresent()));
        shared.subscribe(chosen -> {
            if (chosen != settings.sharedTopProperty().get().isPresent()) {
                settings.sharedTopProperty().set(chosen ? highest() : OptionalDouble.empty());
                shared.set(settings.sharedTopProperty().get().isPresent());
            }
        });
        return shared;
    }

    private OptionalDouble highest() {
        double highest =
                Math.max(
                        highest(model.analysisProperty().get()),
                        highest(model.pinnedProperty().get()));
        return highest > 0 ? OptionalDouble.of(highest) : OptionalDouble.empty();
    }

    private static double highest(@Nullable Analysis analysis) {
        return analysis == null ? 0 : analysis.explanation().map().maximum();
    }

    private static final class Labels extends StringConverter<ColourMap> {

        @Override
        public String toString(ColourMap map) {
            return map.isRecommended()
                    ? map.label()
                    : ViewerWording.TEXTS.get("colours.not-recommended", map.label());
        }

        @Override
        public ColourMap fromString(String label) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
