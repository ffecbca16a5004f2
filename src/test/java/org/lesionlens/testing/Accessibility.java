package org.lesionlens.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/** Finds what a person who does not see or does not use a mouse would miss in a scene. */
public final class Accessibility {

    private Accessibility() {}

    /**
     * What is wrong below {@code root}, one sentence each: focusable controls without a name, icon
     * buttons without a tooltip, and labels that show nothing. What is not visible is passed over.
     */
    public static List<String> problems(Parent root) {
        List<String> problems = new ArrayList<>();
        check(root, problems);
        return problems;
    }

    private static void check(Node node, List<String> problems) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Control control && !(control instanceof ScrollBar)) {
            if (control.isFocusTraversable() && !isNamed(control)) {
                problems.add("has no name: " + control);
            }
            if (control.isFocusTraversable() && control.getAccessibleRole() == null) {
                problems.add("has no role: " + control);
            }
            if (isIconButton(control) && control.getTooltip() == null) {
                problems.add("has no tooltip: " + control);
            }
            if (control instanceof Label label && label.isManaged() && showsNothing(label)) {
                problems.add("shows nothing: " + label);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> check(child, problems));
        }
    }

    private static boolean isNamed(Control control) {
        return !isBlank(control.getAccessibleText())
                || (control instanceof Labeled labeled && !isBlank(labeled.getText()));
    }

    private static boolean isIconButton(Control control) {
        return control instanceof ButtonBase button
                && button.isFocusTraversable()
                && isBlank(button.getText());
    }

    private static boolean showsNothing(Label label) {
        return isBlank(label.getText()) && label.getGraphic() == null;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
