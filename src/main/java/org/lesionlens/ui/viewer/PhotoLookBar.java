package org.lesionlens.ui.viewer;

import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.lesionlens.ui.fx.Hint;

/** Brightness, contrast and gamma of the photo, for the eye only. */
final class PhotoLookBar extends FlowPane {

    private static final double STEPS = 20; // of the arrow keys, from end to end

    private final ObjectProperty<PhotoLook> look;

    PhotoLookBar(ObjectProperty<PhotoLook> look) {
        this.look = look;
        setId("photo-look");
        getStyleClass().add("photo-look");
        double gamma = Math.log(PhotoLook.MOST_GAMMA);
        var asItIs = new Button(ViewerWording.TEXTS.get("look.reset"));
        asItIs.setId("look-reset");
        asItIs.getStyleClass().add("small");
        asItIs.setOnAction(_ -> look.set(PhotoLook.AS_IT_IS));
        getChildren()
                .addAll(
                        slider(
                                "look-brightness",
                                PhotoLook.MOST_BRIGHTNESS,
                                PhotoLook::brightness,
                                value -> look.set(look.get().withBrightness(value))),
                        slider(
                                "look-contrast",
                                PhotoLook.MOST_CONTRAST,
                                PhotoLook::contrast,
                                value -> look.set(look.get().withContrast(value))),
                        slider(
                                "look-gamma",
                                gamma,
                                now -> Math.log(now.gamma()),
                                value -> look.set(look.get().withGamma(Math.exp(value)))),
                        asItIs);
    }

    private HBox slider(
            String id, double most, ToDoubleFunction<PhotoLook> read, DoubleConsumer write) {
        var slider = new Slider(-most, most, 0);
        slider.setId(id);
        slider.setBlockIncrement(2 * most / STEPS);
        var label = new Label(ViewerWording.TEXTS.get(id));
        label.setMinWidth(USE_PREF_SIZE);
        slider.setAccessibleText(label.getText());
        slider.setTooltip(new Hint(ViewerWording.TEXTS.get("look.help")));
        look.subscribe(now -> slider.setValue(read.applyAsDouble(now)));
        slider.valueProperty()
                .subscribe((_, value) -> {
                    if (value.doubleValue() != read.applyAsDouble(look.get())) {
                        write.accept(value.doubleValue());
                    }
                });
        var part = new HBox(label, slider);
        part.getStyleClass().add("part");
        return part;
    }
}
