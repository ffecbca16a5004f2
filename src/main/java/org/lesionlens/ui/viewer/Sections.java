package org.lesionlens.ui.viewer;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Formats;

/** Parts that the inspector's sections share. */
final class Sections {

    private static final double STEP = 0.05;

    private Sections() {}

    static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("section-title");
        return title;
    }

    /** A labelled slider from 0 to 1 with its value beside the label. */
    static VBox slider(String text, String id, String help, DoubleProperty property) {
        var slider = new Slider(0, 1, property.get());
        slider.setId(id);
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText(text.replace("_", ""));
        slider.setAccessibleHelp(help);
        slider.valueProperty().bindBidirectional(property);
        var label = new Label(text);
        label.setMnemonicParsing(true);
        label.setLabelFor(slider);
        var value = new Label();
        value.getStyleClass().add("number");
        value.textProperty().bind(property.map(number -> Formats.share(number.doubleValue())));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return new VBox(new HBox(label, spring, value), slider);
    }
}
