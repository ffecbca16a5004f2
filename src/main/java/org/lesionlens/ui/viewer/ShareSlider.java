package org.lesionlens.ui.viewer;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.NumberField;

/**
 * A share from 0 to 1 as a slider and as a number: dragged, moved by the arrow keys, turned by the
 * wheel while it has the focus, or typed.
 */
final class ShareSlider extends VBox {

    private static final double STEP = 0.05;
    private static final double WHEEL_STEP = 0.02;

    private final DoubleProperty share;
    private final Slider slider;

    /**
     * @param id of the slider; {@code id} and {@code id.help} are its words, the field is called
     *     {@code id-number}
     * @param share what is chosen, in [0, 1]
     */
    ShareSlider(String id, DoubleProperty share) {
        this.share = share;
        String name = ViewerWording.TEXTS.get(id);
        String help = ViewerWording.TEXTS.get(id + ".help");
        slider = new Slider(0, 1, share.get());
        slider.setId(id);
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText(name.replace("_", ""));
        slider.setAccessibleHelp(help);
        slider.setTooltip(new Hint(help));
        slider.valueProperty().bindBidirectional(share);
        slider.setOnScroll(this::turn);
        var label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(slider);
        var number = new NumberField(id + "-number", 4);
        number.setAccessibleText(name.replace("_", ""));
        number.setAccessibleHelp(help);
        number.edit(share, Formats::share);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(label, spring, number);
        line.getStyleClass().add("slider-line");
        getChildren().addAll(line, slider);
    }

    private void turn(ScrollEvent event) {
        if (!slider.isFocused()) {
            return; // whoever scrolls the inspector only comes over it
        }
        double step = event.getDeltaY() > 0 ? WHEEL_STEP : -WHEEL_STEP;
        share.set(Math.clamp(share.get() + step, 0, 1));
        event.consume(); // or the inspector would scroll as well
    }
}
