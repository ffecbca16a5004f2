package org.lesionlens.ui.fx;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TextField;

/**
 * A number that is typed, in the reader's locale; Enter takes it, and so does leaving the field.
 */
public final class NumberField extends TextField {

    private Runnable onTaken = () -> {};

    /**
     * @param id of the field
     * @param columns how many digits it is wide
     */
    public NumberField(String id, int columns) {
        setId(id);
        getStyleClass().add("small");
        setPrefColumnCount(columns);
        setOnAction(_ -> onTaken.run());
        focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        onTaken.run();
                    }
                });
    }

    /**
     * Shows a share and changes it; what is no number is answered by the value that holds.
     *
     * @param share in [0, 1]
     * @param format how it is written
     */
    public void edit(DoubleProperty share, DoubleFunction<String> format) {
        getStyleClass().add("number");
        setOnTaken(() -> {
            // what stands there is rounded: only what somebody typed changes the share
            if (!getText().strip().equals(format.apply(share.get()))) {
                typed().ifPresent(number -> share.set(Math.clamp(number, 0, 1)));
            }
            setText(format.apply(share.get()));
        });
        share.subscribe(now -> setText(format.apply(now.doubleValue())));
    }

    /** What to do when a number is taken. */
    public void setOnTaken(Runnable take) {
        onTaken = take;
    }

    /** What stands there; none if it is no number. */
    public OptionalDouble typed() {
        String text = getText().strip();
        var end = new ParsePosition(0);
        Number number =
                NumberFormat.getInstance(Locale.getDefault(Locale.Category.FORMAT))
                        .parse(text, end);
        return number == null || end.getIndex() < text.length()
                ? OptionalDouble.empty()
                : OptionalDouble.of(number.doubleValue());
    }
}
