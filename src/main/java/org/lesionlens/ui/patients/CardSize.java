package org.lesionlens.ui.patients;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.lesionlens.ui.fx.Hint;

/** How large the lesions of a page are wanted. */
final class CardSize extends HBox {

    private static final double LARGEST = 900;
    private static final double STEP = 60;

    /**
     * @param width of a lesion's card, in pixels; wider where there is room
     */
    CardSize(DoubleProperty width) {
        getStyleClass().add("part");
        var slider = new Slider(Columns.NARROWEST, LARGEST, width.get());
        slider.setId("card-size");
        slider.setBlockIncrement(STEP);
        var label = new Label(PatientWording.TEXTS.get("card-size"));
        label.setMinWidth(USE_PREF_SIZE);
        slider.setAccessibleText(label.getText());
        slider.setTooltip(new Hint(PatientWording.TEXTS.get("card-size.help")));
        slider.valueProperty().bindBidirectional(width);
        getChildren().addAll(label, slider);
    }
}
