package org.lesionlens.ui.measures;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lesionlens.review.Measures;

/** One of the parts that the measures are shown in. */
abstract class MeasurePanel extends VBox {

    private double threshold = Double.NaN; // that is shown

    /**
     * @param id of the panel
     * @param title that a person reads
     */
    MeasurePanel(String id, String title) {
        setId(id);
        getStyleClass().add("panel");
        var heading = new Label(title);
        heading.getStyleClass().add("panel-title");
        heading.setWrapText(true);
        getChildren().add(heading);
    }

    /** Shows another set; the threshold has to be told anew. */
    final void take(Measures measures) {
        threshold = Double.NaN;
        show(measures);
    }

    /** Shows the set at a threshold; costs nothing if it does already. */
    final void follow(double newThreshold) {
        if (newThreshold != threshold) {
            threshold = newThreshold;
            at(newThreshold);
        }
    }

    /** Shows another set, as far as the threshold does not matter. */
    abstract void show(Measures measures);

    /** Shows the set at another threshold: called for every step of a drag. */
    abstract void at(double newThreshold);

    /** Text that wraps. */
    static Label text(String styleClass, String text) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    /** A number that is never cut. */
    static Label number(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
