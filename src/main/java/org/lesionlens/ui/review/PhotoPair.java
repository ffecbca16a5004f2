package org.lesionlens.ui.review;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.InWindow;

/**
 * A lesion's photo and, beside it, the photo with its heat: small, for tiles. Follows the style of
 * the heat. Where there is no picture, words say why.
 *
 * <p>Made for cells that are used again and again: {@link #show} costs nothing if nothing changes.
 */
public final class PhotoPair extends Region {

    private static final double GAP = 2;

    private final Thumbnails thumbnails;
    private final DoubleProperty pictureWidth = new SimpleDoubleProperty(this, "pictureWidth", 120);
    private final ImageView photo = picture();
    private final ImageView overlay = picture();
    private final Label note = words("note");
    private final Label failure = words("failure");
    private final Label absence = words("absence");
    private @Nullable ReviewCase shown;
    private @Nullable SignedMap map;
    private @Nullable PairPainter wanted; // what was asked for last

    /** An empty pair. */
    public PhotoPair(Thumbnails thumbnails) {
        this.thumbnails = thumbnails;
        getStyleClass().add("photo-pair");
        getChildren().addAll(photo, overlay, note, failure, absence);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        pictureWidth.subscribe(_ -> {
            requestLayout();
            want();
        });
        ObservableValue<Boolean> inWindow = InWindow.of(this);
        thumbnails.look().when(inWindow).subscribe(_ -> want());
        thumbnails
                .shapeProperty()
                .when(inWindow)
                .subscribe(_ -> {
                    requestLayout();
                    want();
                });
        inWindow.subscribe(in -> {
            if (in) {
                want();
            } else {
                thumbnails.drop(this);
                dropped();
            }
        });
    }

    private static ImageView picture() {
        var picture = new ImageView();
        picture.setPreserveRatio(true);
        return picture;
    }

    private static Label words(String style) {
        var words = new Label();
        words.getStyleClass().add(style);
        words.setWrapText(true);
        words.setVisible(false);
        return words;
    }

    /** Width of the room for each of the two pictures, in pixels; the height follows. */
    public DoubleProperty pictureWidthProperty() {
        return pictureWidth;
    }

    /** The lesion that is shown. */
    public Optional<ReviewCase> shown() {
        return Optional.ofNullable(shown);
    }

    /** True once the pictures of the lesion are there, or the words that stand in for them. */
    public boolean isComplete() {
        return photo.getImage() != null || failure.isVisible() || absence.isVisible();
    }

    /** The words that stand where no picture or no heat is; blank if there are none. */
    public String words() {
        Label words = failure.isVisible() ? failure : note;
        return words.getTooltip() == null ? "" : words.getTooltip().getText();
    }

    /**
     * Shows a lesion as far as it is known, with the map that is kept of it; its pictures come when
     * they are ready.
     */
    public void show(ReviewCase one) {
        show(one, one.map());
    }

    /** The same with a map of another class, or by another method; none while that is made. */
    public void show(ReviewCase one, Optional<SignedMap> wantedMap) {
        ReviewCase before = shown;
        SignedMap chosen = wantedMap.orElse(null);
        if (one.equals(before) && Objects.equals(chosen, map)) {
            want();
            return;
        }
        shown = one;
        map = chosen;
        if (before == null || !before.image().file().equals(one.image().file())) {
            photo.setImage(null);
            overlay.setImage(null);
            wanted = null;
            say(failure, PairNote.NONE);
        }
        say(absence, one.image().isHere() ? PairNote.NONE : PairNote.NO_PHOTO);
        say(note, PairNote.of(one, wantedMap));
        want();
    }

    /** Shows nothing, and wants nothing any more. */
    public void clear() {
        shown = null;
        map = null;
        wanted = null;
        thumbnails.drop(this);
        photo.setImage(null);
        overlay.setImage(null);
        say(note, PairNote.NONE);
        say(failure, PairNote.NONE);
        say(absence, PairNote.NONE);
    }

    /** Tiles say something else with each step of the threshold: what stays is kept. */
    private static void say(Label words, PairNote note) {
        if (note.brief().equals(words.getText())) {
            return;
        }
        words.setText(note.brief());
        words.setVisible(!note.brief().isEmpty());
        if (words.getTooltip() == null) {
            words.setTooltip(new Hint());
        }
        words.getTooltip().setText(note.whole());
    }

    private void want() {
        ReviewCase one = shown;
        if (one == null || getScene() == null) {
            return;
        }
        double scale = getScene().getWindow() == null ? 1 : outputScale(getScene().getWindow());
        var painter =
                new PairPainter(
                        (int) Math.round(pictureWidth.get() * scale),
                        (int) Math.round(pictureWidth.get() * shape() * scale),
                        map,
                        thumbnails.look().getValue());
        if (!painter.equals(wanted)) {
            wanted = painter;
            thumbnails.want(this, one.image(), painter);
        }
    }

    private static double outputScale(Window window) {
        return Math.max(window.getOutputScaleX(), 1);
    }

    /**
     * True if it lies in a list's row that is kept for later use: nobody sees it, though it still
     * is in the window.
     */
    boolean isScrolledAway() {
        boolean hidden = false;
        for (Node node = this; node != null; node = node.getParent()) {
            if (node instanceof VirtualFlow<?>) {
                return hidden;
            }
            hidden |= !node.isVisible();
        }
        return false;
    }

    /** True if it is on a page that is shown, and in no list's row that is kept for later use. */
    public boolean isSeen() {
        boolean seen = isVisible();
        for (Node node = getParent(); node != null && seen; node = node.getParent()) {
            seen = node.isVisible();
        }
        return seen && shown != null;
    }

    /** Its wish will not be granted; it has to ask again. */
    void dropped() {
        wanted = null;
    }

    void take(LesionImage lesion, PairPictures pictures) {
        if (isShown(lesion)) {
            say(failure, PairNote.NONE);
            photo.setImage(pictures.photo());
            overlay.setImage(pictures.overlay() == null ? pictures.photo() : pictures.overlay());
            requestLayout();
        }
    }

    void fail(LesionImage lesion, String reason) {
        if (isShown(lesion)) {
            photo.setImage(null);
            overlay.setImage(null);
            say(note, PairNote.NONE);
            say(failure, PairNote.of(reason));
        }
    }

    private boolean isShown(LesionImage lesion) {
        return shown != null && shown.image().file().equals(lesion.file());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * pictureWidth.get() + GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round(pictureWidth.get() * shape());
    }

    private double shape() {
        return thumbnails.shapeProperty().get();
    }

    @Override
    protected void layoutChildren() {
        double width = pictureWidth.get();
        place(photo, 0, width);
        place(overlay, width + GAP, width);
        double noteHeight = Math.min(note.prefHeight(width), getHeight());
        note.resizeRelocate(width + GAP, getHeight() - noteHeight, width, noteHeight);
        failure.resizeRelocate(0, 0, getWidth(), getHeight());
        absence.resizeRelocate(0, 0, width, getHeight());
    }

    private void place(ImageView picture, double left, double width) {
        Image image = picture.getImage();
        if (image == null) {
            return;
        }
        double scale = Math.min(width / image.getWidth(), getHeight() / image.getHeight());
        double shownWidth = snapSizeX(image.getWidth() * scale);
        double shownHeight = snapSizeY(image.getHeight() * scale);
        picture.setFitWidth(shownWidth);
        picture.setFitHeight(shownHeight);
        picture.relocate(
                snapPositionX(left + (width - shownWidth) / 2),
                snapPositionY((getHeight() - shownHeight) / 2));
    }
}
