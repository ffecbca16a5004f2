package org.lesionlens.ui.measures;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.ui.fx.Hint;

/** Chooses whether measures count photos or lesions; there only where that differs. */
final class UnitChoice extends HBox {

    UnitChoice(ObjectProperty<MeasuredUnit> unit) {
        getStyleClass().add("unit-choice");
        var choice = new ComboBox<MeasuredUnit>();
        choice.setId("measures-unit");
        choice.getStyleClass().add("small");
        choice.getItems().setAll(MeasuredUnit.values());
        choice.setConverter(new Names());
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setAccessibleText(MeasureWording.TEXTS.get("unit"));
        choice.setTooltip(new Hint(MeasureWording.TEXTS.get("unit.help")));
        choice.valueProperty().bindBidirectional(unit);
        var title = new Label(MeasureWording.TEXTS.get("unit"));
        title.setLabelFor(choice);
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, choice);
    }

    private static final class Names extends StringConverter<MeasuredUnit> {

        @Override
        public String toString(MeasuredUnit unit) {
            return MeasureWording.TEXTS.get("unit." + unit);
        }

        @Override
        public MeasuredUnit fromString(String name) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
