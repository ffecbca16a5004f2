package org.lesionlens.ui.patients;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.review.MarkLabel;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.PhotoPair;
import org.lesionlens.ui.review.Thumbnails;

/** A lesion in the row below the one that is looked at: pictures, group, probability, a star. */
final class StripCell extends ListCell<ReviewCase> implements LesionPlace {

    private static final double PICTURE = 56; // width of each of the two, in pixels

    private static final PseudoClass TOGETHER = PseudoClass.getPseudoClass("together");

    private final PatientsViewModel model;
    private final PhotoPair pair;
    private final OutcomeMark mark = new OutcomeMark();
    private final FontIcon star = new FontIcon(Feather.STAR);
    private final MarkLabel marks = new MarkLabel();
    private final Label probability = new Label();
    private final Tooltip told = new Hint();
    private final VBox content;

    StripCell(PatientsViewModel model, Thumbnails thumbnails) {
        this.model = model;
        pair = new PhotoPair(thumbnails);
        pair.pictureWidthProperty().set(PICTURE);
        HBox.setHgrow(marks, Priority.ALWAYS);
        var line = new HBox(mark, star, marks, probability);
        line.getStyleClass().add("line");
        content = new VBox(pair, line);
        content.getStyleClass().add("strip-lesion");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefHeight(0); // as high as the row, never higher
        Rows.whileShown(this, model.thresholdProperty(), this::show);
        Rows.whileShown(this, model.pageProperty(), this::show);
        Rows.whileShown(this, model.selection().filesProperty(), this::show);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        // A cell gets its lesion while it is hidden, and a hidden pair's wish is not granted.
        visibleProperty().subscribe(_ -> show());
    }

    @Override
    protected void updateItem(@Nullable ReviewCase one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
        } else {
            setGraphic(content);
            show();
        }
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return Optional.ofNullable(getItem()).map(ReviewCase::image);
    }

    /** The list itself knows of one selected lesion alone. */
    private void press(MouseEvent press) {
        ReviewCase one = getItem();
        boolean isOfSeveral = press.isShiftDown() || press.isShortcutDown();
        if (one != null && press.getButton() == MouseButton.PRIMARY) {
            if (isOfSeveral) {
                press.consume();
            }
            model.selection()
                    .click(
                            press,
                            one.image(),
                            () ->
                                    getListView().getItems().stream()
                                            .map(ReviewCase::image)
                                            .toList());
        }
    }

    private void show() {
        ReviewCase one = getItem();
        if (one == null) {
            return;
        }
        PatientContext context = model.pageProperty().get().context();
        double threshold = model.thresholdProperty().get();
        pair.show(one);
        pseudoClassStateChanged(TOGETHER, model.selection().contains(one.image()));
        mark.show(one.group(threshold));
        star.setVisible(context.isOdd(one));
        star.setManaged(context.isOdd(one));
        marks.show(one.marks());
        probability.setText(LesionPanel.probability(one, threshold));
        told.setText(LesionPanel.spoken(one, context, threshold));
        setTooltip(told);
        setAccessibleText(told.getText());
    }
}
