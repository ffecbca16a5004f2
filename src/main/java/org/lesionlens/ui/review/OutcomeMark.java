package org.lesionlens.ui.review;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.ui.fx.Texts;

/**
 * The outcome group of a lesion, by letters, shape and colour: TP ●, FN ◆, TN ■, FP ▲; without an
 * outcome a question mark or a dash on grey. Black on the four colours has a contrast of 5.4:1 or
 * more, in a light and in a dark window alike.
 */
public final class OutcomeMark extends Label {

    private static final Texts TEXTS = Texts.of(OutcomeMark.class);

    private final Region shape = new Region();
    private @Nullable OutcomeGroup group;

    /** A mark that says nothing yet. */
    public OutcomeMark() {
        getStyleClass().add("outcome-mark");
        setMinWidth(USE_PREF_SIZE);
        shape.getStyleClass().add("shape");
        setGraphic(shape);
    }

    /** The mark of a group. */
    public OutcomeMark(OutcomeGroup group) {
        this();
        show(group);
    }

    /** Marks another group. */
    public void show(OutcomeGroup newest) {
        if (newest == group) {
            return;
        }
        if (group != null) {
            pseudoClassStateChanged(pseudoClass(group), false);
        }
        group = newest;
        pseudoClassStateChanged(pseudoClass(newest), true);
        setText(newest.outcome().map(Outcome::letters).orElse(""));
        setAccessibleText(name(newest));
    }

    private static PseudoClass pseudoClass(OutcomeGroup group) {
        return PseudoClass.getPseudoClass(key(group));
    }

    /** what a group is called, for example "false negative". */
    public static String name(OutcomeGroup group) {
        return TEXTS.get("group." + key(group));
    }

    private static String key(OutcomeGroup group) {
        return group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
