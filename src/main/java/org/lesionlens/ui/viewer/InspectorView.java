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

    private final LesionViewModel model;
    private final ObservableValue<Boolean> expected; // which nobody else may hold
    private final VBox sections;
    private final Node none;

    /**
     * @param review tells the threshold, and which class is looked for
     * @param lesion what is known of the shown photo; null if it is of no set
     * @param expected true while a network may yet speak of the photo: the controls stay then, and
     *     whoever moves one keeps the focus
     * @param none stands there while no network has said anything of a photo, nor will
     * @param source section of where the explanation comes from, behind that of what is explained
     * @param more sections below all
     */
    public InspectorView(
            LesionViewModel model,
            ReviewViewModel review,
            ObservableValue<@Nullable LesionImage> lesion,
            ObservableValue<Boolean> expected,
            Node none,
            Node source,
            Node... more) {
        this.model = model;
        this.expected = expected;
        this.none = none;
        getStyleClass().add("inspector");
        ReviewStyle.dress(this);
        getStylesheets().add(Stylesheet.beside(InspectorView.class, "inspector.css"));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var explain = new ExplainSection(model);
        explain.visibleProperty().bind(model.absentProperty().isNull()); // nobody could be asked
        explain.managedProperty().bind(explain.visibleProperty());
        sections =
                new VBox(
                        new CallSection(model, review, lesion),
                        explain,
                        source,
                        new OverlaySection(model));
        source.getStyleClass().add("section");
        for (Node section : more) {
            section.getStyleClass().add("section");
            sections.getChildren().add(section);
        }
        sections.setVisible(false);
        StackPane.setAlignment(none, Pos.TOP_LEFT);
        setContent(new StackPane(sections, none));
        model.analysisProperty().subscribe(_ -> choose());
        model.absentProperty().subscribe(_ -> choose());
        expected.subscribe(_ -> choose());
    }

    private void choose() {
        boolean isThere =
                model.analysisProperty().get() != null || model.absentProperty().get() != null;
        boolean stays = isThere || (sections.isVisible() && expected.getValue());
        sections.setVisible(stays);
        sections.setManaged(stays); // else it would ask for a scroll bar
        none.setVisible(!stays);
    }
}
