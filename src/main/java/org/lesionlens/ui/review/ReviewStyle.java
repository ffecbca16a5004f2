package org.lesionlens.ui.review;

import javafx.scene.Parent;
import org.lesionlens.ui.fx.Stylesheet;

/**
 * How marks, pairs and the threshold look. A whole view wears it: worn by each of the hundreds of
 * marks in it, it would have to be matched anew for each.
 */
public final class ReviewStyle {

    private ReviewStyle() {}

    /** Dresses all that is in a view. */
    public static void dress(Parent view) {
        view.getStylesheets().add(Stylesheet.beside(ReviewStyle.class, "review.css"));
    }

    /** Dresses all that is in a page of {@link Panel}s. */
    public static void dressPanels(Parent page) {
        dress(page);
        page.getStyleClass().add("panels");
        page.getStylesheets().add(Stylesheet.beside(ReviewStyle.class, "panels.css"));
    }
}
