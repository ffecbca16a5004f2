package org.lesionlens.ui.viewer;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Everything about the lesion that is not its picture: the call, the explained class, the style.
 */
public final class InspectorView extends ScrollPane {

    /**
     * @param review tells the threshold, and which class is looked for
     * @param lesion what is known of the shown photo; null if it is of no set
     * @param none stands there while no network has said anything of a photo
     * @param source section of where the explanation comes from, behind that of what is explained
     * @param more sections below all
     */
    public InspectorView(
            LesionViewModel model,
            ReviewViewModel review,
            ObservableValue<@Nullable LesionImage> lesion,
            Node none,
            Node source,
            Node... more) {
        getStyleClass().add("inspector");
        ReviewStyle.dress(this);
        getStylesheets().add(Stylesheet.beside(InspectorView.class, "inspector.css"));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var sections =
                new VBox(
                        new CallSection(model, review, lesion),
                        new ExplainSection(model),
                        source,
                        new OverlaySection(model));
        source.getStyleClass().add("section");
        for (Node section : more) {
            section.getStyleClass().add("section");
            sections.getChildren().add(section);
        }
        var nothing = model.analysisProperty().isNull();
        sections.visibleProperty().bind(nothing.not());
        sections.managedProperty().bind(nothing.not()); // else it would ask for a scroll bar
        StackPane.setAlignment(none, Pos.TOP_LEFT);
        none.visibleProperty().bind(nothing);
        setContent(new StackPane(sections, none));
    }
}
