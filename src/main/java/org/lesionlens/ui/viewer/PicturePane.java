package org.lesionlens.ui.viewer;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Hint;

/** A picture under its title, with words over it where there is nothing to see. */
final class PicturePane extends VBox {

    private static final Insets ABOVE_SCALE_BAR = new Insets(0, 0, 40, 0);
    private static final PseudoClass TWO_LINES = PseudoClass.getPseudoClass("two-lines");

    private final Label title = new Label();
    private final HBox head = new HBox(title);
    private final PictureView picture;
    private final Label note = new Label();

    PicturePane(String id, PictureView picture) {
        this.picture = picture;
        getStyleClass().add("pane");
        picture.setId(id);
        title.getStyleClass().add("caption");
        title.setMinWidth(0);
        var whole = new Hint(); // the line may be too short for it
        whole.textProperty().bind(title.textProperty());
        title.setTooltip(whole);
        head.getStyleClass().add("head");
        note.getStyleClass().add("note");
        note.setId(id + "-note");
        note.setWrapText(true);
        note.setMouseTransparent(true);
        note.setVisible(false);
        var stack = new StackPane(picture, note);
        picture.scaledProperty()
                .subscribe(isScaled ->
                        StackPane.setMargin(note, isScaled ? ABOVE_SCALE_BAR : Insets.EMPTY));
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(head, stack);
    }

    /** Lays {@code aside} at the end of the title's line. */
    void setAside(Node aside) {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        head.getChildren().setAll(title, spring, aside);
    }

    /** Lays {@code under} below the title, where both would not fit beside each other. */
    void setUnderTitle(Node under) {
        head.getChildren().setAll(new VBox(title, under));
    }

    PictureView picture() {
        return picture;
    }

    void setTitle(String text) {
        title.setText(text);
        picture.setAccessibleText(text);
    }

    /** Leaves room for a title of two lines, in panes beside each other so that they are level. */
    void setTitleRoom(boolean twoLines) {
        title.setWrapText(twoLines);
        head.pseudoClassStateChanged(TWO_LINES, twoLines);
    }

    /** Words over the picture; blank for none. */
    void setNote(String text) {
        note.setText(text);
        note.setVisible(!text.isBlank());
        // A lesion lies in the middle of most photos, and is not to be covered.
        StackPane.setAlignment(note, picture.isEmpty() ? Pos.CENTER : Pos.BOTTOM_CENTER);
    }

    /** Shows the picture without its title. */
    void setBare(boolean bare) {
        head.setVisible(!bare);
        head.setManaged(!bare);
    }

    void setShown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
        picture.setVisible(shown);
    }
}
