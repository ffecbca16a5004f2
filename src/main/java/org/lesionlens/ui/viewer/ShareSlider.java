package org.lesionlens.ui.viewer;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Formats;

/**
 * A share from 0 to 1 as a slider and as a number: dragged, turned by the wheel, moved by the arrow
 * keys, or typed.
 */
final class ShareSlider extends VBox {

    private static final double STEP = 0.05;
    private static final double WHEEL_STEP = 0.02;

    private final DoubleProperty share;
    private final TextField number = new TextField();

    /**
     * @param id of the slider; {@code id} and {@code id.help} are its words, the field is called
     *     {@code id-number}
     * @param share what is chosen, in [0, 1]
     */
    ShareSlider(String id, DoubleProperty share) {
        this.share = share;
        String name = ViewerWording.TEXTS.get(id);
        String help = ViewerWording.TEXTS.get(id + ".help");
        var slider = new Slider(0, 1, share.get());
        slider.setId(id);
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText(name.replace("_", ""));
        slider.setAccessibleHelp(help);
        slider.setTooltip(new Tooltip(help));
        slider.valueProperty().bindBidirectional(share);
        slider.setOnScroll(this::turn);
        var label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(slider);
        number.setId(id + "-number");
        number.getStyleClass().addAll("number", "small");
        number.setPrefColumnCount(4);
        number.setAccessibleText(name.replace("_", ""));
        number.setAccessibleHelp(help);
        number.setOnAction(_ -> takeTyped());
        number.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        takeTyped();
                    }
                });
        share.subscribe(_ -> writeNumber());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(label, spring, number);
        line.getStyleClass().add("slider-line");
        getChildren().addAll(line, slider);
    }

    private void turn(ScrollEvent event) {
        double step = event.getDeltaY() > 0 ? WHEEL_STEP : -WHEEL_STEP;
        share.set(Math.clamp(share.get() + step, 0, 1));
        event.consume(); // or the inspector would scroll as well
    }

    /** What is no number is answered by the value that holds. */
    private void takeTyped() {
        String typed = number.getText().strip();
        var position = new ParsePosition(0);
        Number parsed =
                NumberFormat.getInstance(Locale.getDefault(Locale.Category.FORMAT))
                        .parse(typed, position);
        if (parsed != null
                && position.getIndex() == typed.length()
                && !typed.equals(Formats.share(share.get()))) {
            share.set(Math.clamp(parsed.doubleValue(), 0, 1));
        }
        writeNumber();
    }

    private void writeNumber() {
        number.setText(Formats.share(share.get()));
    }
}
