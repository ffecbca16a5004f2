package org.lesionlens.ui.gallery;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Lesion;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.CategoryMark;
import org.lesionlens.ui.review.PhotoPair;
import org.lesionlens.ui.review.ProbabilityWords;

/** A lesion in the gallery: its pictures, its name, its heap, its truth and its probability. */
final class LesionTile extends GridCell<ReviewCase> {

    /** What the tile needs beside the two pictures, in pixels. */
    static final double PADDING = 6;

    /** Height of the two lines of words below the pictures, in pixels. */
    static final double WORDS = 40;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final Texts TEXTS = Texts.of(LesionTile.class);

    private final TileGrid grid;
    private final PhotoPair pair;
    private final Label name = new Label();
    private final CategoryMark mark;
    private final Label truth = new Label();
    private final Label probability = new Label();

    LesionTile(TileGrid grid) {
        this.grid = grid;
        pair = new PhotoPair(grid.thumbnails());
        pair.pictureWidthProperty().bind(grid.pictureWidth());
        mark = new CategoryMark(grid.section());
        getStyleClass().add("lesion-tile");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        var content = new VBox(pair, words());
        content.getStyleClass().add("content");
        setGraphic(content);
        setOnMouseClicked(event -> {
            ReviewCase one = getItem();
            if (one != null && event.getButton() == MouseButton.PRIMARY) {
                grid.clicked(one, event.getClickCount());
            }
        });
        followSelection();
    }

    private VBox words() {
        name.getStyleClass().add("name");
        name.setMaxWidth(Double.MAX_VALUE);
        truth.getStyleClass().add("truth");
        probability.getStyleClass().add("probability");
        probability.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(mark, truth, spring, probability);
        line.getStyleClass().add("facts");
        var words = new VBox(name, line);
        words.getStyleClass().add("words");
        return words;
    }

    /** Only while it is in a window: the grid throws cells away without a word. */
    private void followSelection() {
        ObservableValue<Boolean> inWindow =
                sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        grid.selected().when(inWindow).subscribe(this::markSelected);
    }

    private void markSelected(@Nullable Lesion selected) {
        ReviewCase one = getItem();
        boolean isIt = one != null && one.lesion().equals(selected);
        pseudoClassStateChanged(SELECTED, isIt);
    }

    @Override
    protected void updateItem(@Nullable ReviewCase one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            return; // the grid empties each cell just before it fills it
        }
        pair.show(one);
        name.setText(one.lesion().name());
        truth.setText(truth(one.lesion().truth()));
        probability.setText(ProbabilityWords.of(one).orElse("–"));
        setAccessibleText(
                TEXTS.get(
                        "tile",
                        name.getText(),
                        CategoryMark.name(grid.section()),
                        probability.getText(),
                        truth.getText(),
                        pair.words()));
        markSelected(grid.selected().getValue());
    }

    private static String truth(Truth truth) {
        return TEXTS.get("truth." + truth.name().toLowerCase(Locale.ROOT));
    }
}
