package org.lesionlens.ui.compare;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;

/** One of the parts that a comparison is shown in. */
abstract class ComparisonPanel extends VBox {

    /**
     * @param id of the panel
     * @param title that a person reads
     */
    ComparisonPanel(String id, String title) {
        setId(id);
        getStyleClass().add("panel");
        getChildren().add(text("panel-title", title));
    }

    /** Shows another comparison. */
    abstract void show(SecondJudge second, Comparison comparison, String sought);

    /** Shows it at other thresholds: called for every step of a drag. */
    abstract void at(Thresholds thresholds);

    /** Text that wraps. */
    static Label text(String styleClass, String text) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
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
