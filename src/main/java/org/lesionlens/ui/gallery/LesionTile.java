package org.lesionlens.ui.gallery;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.review.LesionSelection;
import org.lesionlens.ui.review.MarkLabel;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.PhotoPair;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.TagWords;
import org.lesionlens.ui.review.Thumbnails;

/** A lesion in the gallery: its pictures, its name, its group, its truth and its probability. */
final class LesionTile extends VBox implements LesionPlace {

    /** What the tile needs on each side of the two pictures, in pixels. */
    static final double PADDING = 6;

    /** Height of the two lines of words below the pictures, in pixels. */
    static final double WORDS = 40;

    /**
     * Narrower pictures leave no room for the truth in words, which the group's mark tells, too.
     */
    private static final double ROOM_FOR_TRUTH = 68;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TOGETHER = PseudoClass.getPseudoClass("together");
    private static final Texts TEXTS = Texts.of(LesionTile.class);

    private final OutcomeGroup group;
    private final PhotoPair pair;
    private final Label name = new Label();
    private final MarkLabel marks = new MarkLabel();
    private final Label truth = new Label();
    private final Label probability = new Label();
    private @Nullable ReviewCase shown;

    /**
     * @param group the group that it is in
     * @param pictureWidth of each of its two pictures, in pixels
     */
    LesionTile(OutcomeGroup group, Thumbnails thumbnails, ReadOnlyDoubleProperty pictureWidth) {
        this.group = group;
        pair = new PhotoPair(thumbnails);
        pair.pictureWidthProperty().bind(pictureWidth);
        getStyleClass().add("lesion-tile");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setVisible(false);
        if (group.outcome().isPresent()) {
            truth.visibleProperty().bind(pictureWidth.greaterThanOrEqualTo(ROOM_FOR_TRUTH));
            truth.managedProperty().bind(truth.visibleProperty());
        }
        getChildren().addAll(pair, words());
    }

    private VBox words() {
        name.getStyleClass().add("name");
        HBox.setHgrow(marks, Priority.ALWAYS);
        truth.getStyleClass().add("truth");
        probability.getStyleClass().add("probability");
        probability.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(new OutcomeMark(group), truth, spring, probability);
        line.getStyleClass().add("facts");
        var head = new HBox(name, marks);
        head.getStyleClass().add("head");
        var words = new VBox(head, line);
        words.getStyleClass().add("words");
        return words;
    }

    /** The lesion that it shows, if any. */
    Optional<ReviewCase> shown() {
        return Optional.ofNullable(shown);
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return shown().map(ReviewCase::image);
    }

    /** Shows a lesion; costs nothing if that is shown already. */
    void show(
            ReviewCase one,
            double threshold,
            @Nullable LesionImage selected,
            LesionSelection selection) {
        String number = ProbabilityWords.of(one, threshold).orElse("–");
        if (!one.equals(shown) || !number.equals(probability.getText())) {
            shown = one;
            pair.show(one);
            name.setText(one.image().name());
            marks.show(one.marks());
            truth.setText(truth(one.truth()));
            probability.setText(number);
            setAccessibleText(
                    TEXTS.get(
                            "tile",
                            name.getText(),
                            OutcomeMark.name(group),
                            probability.getText(),
                            truth.getText(),
                            String.join(" ", pair.words(), TagWords.of(one.marks())).strip()));
            setVisible(true);
        }
        mark(selected, selection);
    }

    /** Shows nothing. */
    void clear() {
        if (shown != null) {
            shown = null;
            pair.clear();
            setVisible(false);
        }
    }

    /** Marks itself if the selected lesion is its own, or is selected together with others. */
    void mark(@Nullable LesionImage selected, LesionSelection selection) {
        pseudoClassStateChanged(SELECTED, shown != null && shown.image().equals(selected));
        pseudoClassStateChanged(TOGETHER, shown != null && selection.contains(shown.image()));
    }

    private static String truth(Truth truth) {
        return TEXTS.get("truth." + truth.name().toLowerCase(Locale.ROOT));
    }
}
