package org.lesionlens.ui.viewer;

import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.OverlayStyle;

/**
 * The photo, its heat and the marks over it, laid exactly over each other.
 *
 * <p>What was drawn for one place is moved or stretched to another until it is drawn anew.
 */
final class PictureLayers extends Group {

    private final PhotoLayer backdrop = new PhotoLayer();
    private final PhotoLayer photo = new PhotoLayer();
    private final ImageView heat = layer();
    private final ImageView marks = layer();
    private final Group over = new Group(heat, marks);
    private final Rectangle wipe = new Rectangle();
    private @Nullable DisplayPicture drawn;
    private @Nullable HeatLayer painted;

    PictureLayers() {
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(backdrop.view(), photo.view(), over);
    }

    private static ImageView layer() {
        var view = new ImageView();
        view.setPreserveRatio(false);
        return view;
    }

    /** Shows nothing, not even the photo before stretched into the next one's place. */
    void clear() {
        drawn = null;
        backdrop.show(null);
        photo.show(null);
        clearHeat();
    }

    /** Shows no heat. */
    void clearHeat() {
        painted = null;
        heat.setImage(null);
        marks.setImage(null);
    }

    /** Takes what was drawn; its heat is coloured by {@link #paint}. */
    void take(DisplayPicture picture) {
        drawn = picture;
        photo.show(picture.photo());
        ImageRegion part = picture.framing().shownPart();
        if (part.equals(
                ImageRegion.whole(
                        picture.framing().photoWidth(), picture.framing().photoHeight()))) {
            backdrop.show(picture.photo());
        }
        HeatField field = picture.heat();
        if (field != null && (painted == null || !painted.accept(field))) {
            var newest = new HeatLayer(field);
            painted = newest;
            heat.setImage(newest.colours());
            marks.setImage(newest.marks());
        }
    }

    /** Shows the photo brighter or darker; the heat stays as it is. */
    void adjust(PhotoLook look) {
        backdrop.adjust(look);
        photo.adjust(look);
    }

    /** Colours the heat, if there is any; true if so. */
    boolean paint(OverlayStyle style) {
        HeatLayer current = painted;
        if (current == null) {
            return false;
        }
        current.paint(style);
        marks.setVisible(current.isMarked()); // nothing is not blended over every pixel
        return true;
    }

    /**
     * Brings all to their place.
     *
     * @param now where the photo lies
     * @param scale physical pixels for each logical one
     */
    void place(Framing now, double scale) {
        stretch(
                backdrop.view(),
                now,
                ImageRegion.whole(now.photoWidth(), now.photoHeight()),
                scale);
        DisplayPicture picture = drawn;
        if (picture == null) {
            return;
        }
        // Where only the place has changed, the picture is moved and not resampled.
        boolean moved = now.width() == picture.framing().width();
        backdrop.view().setVisible(!moved);
        for (ImageView view : new ImageView[] {photo.view(), heat, marks}) {
            if (moved) {
                move(view, now, picture.framing(), scale);
            } else {
                stretch(view, now, picture.framing().shownPart(), scale);
            }
        }
    }

    private static void move(ImageView view, Framing now, Framing was, double scale) {
        view.setX((was.shownLeft() + now.left() - was.left()) / scale);
        view.setY((was.shownTop() + now.top() - was.top()) / scale);
        view.setFitWidth(was.shownWidth() / scale);
        view.setFitHeight(was.shownHeight() / scale);
    }

    private static void stretch(ImageView view, Framing now, ImageRegion part, double scale) {
        double left = now.viewX(part.left());
        double top = now.viewY(part.top());
        view.setX(left / scale);
        view.setY(top / scale);
        view.setFitWidth((now.viewX(part.right()) - left) / scale);
        view.setFitHeight((now.viewY(part.bottom()) - top) / scale);
    }

    /**
     * Shows heat only to the right of a share of the width.
     *
     * @param share 0 shows all of it
     */
    void wipe(double share, double width, double height) {
        over.setClip(share > 0 ? wipe : null);
        wipe.setX(width * share);
        wipe.setWidth(width * (1 - share));
        wipe.setHeight(height);
    }

    /** What is drawn sharply, or null if nothing is yet. */
    @Nullable DisplayPicture drawn() {
        return drawn;
    }

    /** The heat that is drawn, or null if there is none. */
    @Nullable HeatField heatField() {
        return painted == null ? null : painted.heat();
    }

    /** The heat over the photo. */
    ImageView heat() {
        return heat;
    }

    /** Heat and marks together, to be hidden together. */
    Group over() {
        return over;
    }
}
