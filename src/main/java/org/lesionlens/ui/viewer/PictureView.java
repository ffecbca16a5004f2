package org.lesionlens.ui.viewer;

import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.PacedJob;
import org.lesionlens.image.Box;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.OverlayStyle;

/**
 * A photo with a layer of heat exactly over it, which is zoomed at the pointer and dragged.
 *
 * <p>A movement is shown at once by stretching what is there; the sharp picture of what is seen
 * follows as soon as it is drawn.
 */
final class PictureView extends Region {

    private static final double MARKER = 5;
    private static final int MARGIN = 64; // drawn around what is seen, for the next movement

    private final ObjectProperty<Zoom> zoom;
    private final ViewSettings settings;
    private final ScaledPhotos photos;
    private final PacedJob<DisplayPicture> preparing;
    private final PictureMouse mouse;
    private final ImageView backdrop = new ImageView();
    private final ImageView photo = new ImageView();
    private final ImageView heat = new ImageView();
    private final ImageView marks = new ImageView();
    private final Group over = new Group(heat, marks);
    private final Circle pointer = new Circle(MARKER);
    private final Rectangle frame = new Rectangle();
    private final Rectangle wipe = new Rectangle();
    private double wipeShare;
    private @Nullable PictureContent content;
    private @Nullable DisplayPicture drawn;
    private @Nullable HeatLayer layer;
    private boolean repaintNeeded;
    private Runnable onPainted = () -> {};

    /**
     * @param zoom shared with the pictures beside it
     * @param settings how heat is drawn
     * @param photos brings photos to the screen's size
     * @param render where that is done
     * @param ui the UI thread
     */
    PictureView(
            ObjectProperty<Zoom> zoom,
            ViewSettings settings,
            ScaledPhotos photos,
            Executor render,
            Executor ui) {
        this.zoom = zoom;
        this.settings = settings;
        this.photos = photos;
        this.preparing =
                new PacedJob<>(
                        render,
                        ui,
                        this::take,
                        failure -> {
                            throw new IllegalStateException("cannot draw " + content, failure);
                        });
        getStyleClass().add("picture-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        for (ImageView view : new ImageView[] {backdrop, photo, heat, marks}) {
            view.setPreserveRatio(false);
            view.setManaged(false);
        }
        over.setManaged(false);
        over.setMouseTransparent(true);
        pointer.setManaged(false);
        pointer.setMouseTransparent(true);
        pointer.setVisible(false);
        pointer.getStyleClass().add("pointer-marker");
        setClip(frame);
        getChildren().addAll(backdrop, photo, over, pointer);
        zoom.subscribe(_ -> {
            requestLayout();
            prepare();
        });
        widthProperty().subscribe(_ -> prepare());
        heightProperty().subscribe(_ -> prepare());
        visibleProperty().subscribe(_ -> prepare());
        // Another screen may have finer pixels.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .subscribe(_ -> {
                    requestLayout();
                    prepare();
                });
        this.mouse = new PictureMouse(this, zoom);
    }

    /** Shows {@code newest}, or nothing. */
    void show(@Nullable PictureContent newest) {
        PictureContent before = content;
        content = newest;
        if (newest == null || before == null || !before.isOfSamePhoto(newest)) {
            drawn = null; // another photo is not to be seen stretched into this one's place
            backdrop.setImage(null);
            photo.setImage(null);
        }
        if (newest == null || drawn == null || !newest.showsHeat()) {
            layer = null;
            heat.setImage(null);
            marks.setImage(null);
        }
        prepare();
    }

    /** Draws anew what is seen. */
    void prepare() {
        PictureContent wanted = content;
        Framing seen = framing();
        if (wanted != null && seen != null && isVisible()) {
            HeatOptions options = options(wanted);
            Framing drawing = drawing(seen);
            preparing.submit(() -> DisplayPicture.of(wanted, drawing, options, photos));
        }
    }

    /** What is drawn where {@code seen} is seen: some more, for the next movement. */
    static Framing drawing(Framing seen) {
        return seen.widened(MARGIN);
    }

    private HeatOptions options(PictureContent wanted) {
        return switch (wanted.kind()) {
            case DIFFERENCE -> HeatOptions.PLAIN;
            case MAP -> new HeatOptions(CellBlend.RAW, settings.heatOptions().sharedTop(), false);
            case PHOTO, OVERLAY -> settings.heatOptions();
        };
    }

    private void take(DisplayPicture picture) {
        if (!picture.content().equals(content)) {
            return; // something else is shown by now, and its picture is on its way
        }
        drawn = picture;
        photo.setImage(picture.photo());
        Box part = picture.framing().shownPart();
        if (part.equals(
                Box.whole(picture.framing().photoWidth(), picture.framing().photoHeight()))) {
            backdrop.setImage(picture.photo());
        }
        HeatField field = picture.heat();
        if (field != null) {
            repaint(layerOf(field));
        }
        requestLayout();
    }

    private HeatLayer layerOf(HeatField field) {
        HeatLayer former = layer;
        if (former != null && former.accept(field)) {
            return former;
        }
        var newest = new HeatLayer(field);
        layer = newest;
        heat.setImage(newest.colours());
        marks.setImage(newest.marks());
        return newest;
    }

    /**
     * However many changes come between two frames, the heat is coloured once; where nobody sees
     * it, not before it is seen.
     */
    void repaintSoon() {
        if (isVisible()) { // becoming visible draws all anew
            repaintNeeded = true;
            requestLayout();
        }
    }

    private void repaint(HeatLayer current) {
        repaintNeeded = false;
        current.paint(style());
        marks.setVisible(current.isMarked()); // nothing is not blended over every pixel
        onPainted.run();
    }

    /** How this picture draws heat now. */
    OverlayStyle style() {
        OverlayStyle chosen = settings.style().get();
        PictureContent shown = content;
        if (shown == null) {
            return chosen;
        }
        ColourMap colours = shown.isSigned() ? ColourMap.DIVERGING : chosen.colourMap();
        return switch (shown.kind()) {
            case PHOTO, OVERLAY -> chosen.withColours(colours);
            case MAP -> new OverlayStyle(1, 0, colours, false, false, chosen.grid());
            // Where maps agree, the photo is seen.
            case DIFFERENCE ->
                    new OverlayStyle(chosen.opacity(), 0, colours, true, false, chosen.grid());
        };
    }

    /** The heat that is drawn, or null if there is none. */
    @Nullable HeatField heatField() {
        return layer == null ? null : layer.heat();
    }

    /** The heat over the photo; its opacity is the view's. */
    ImageView heat() {
        return heat;
    }

    /** Heat and marks together, to be hidden together. */
    Group over() {
        return over;
    }

    /** What is drawn sharply now, or null if nothing is yet. */
    @Nullable DisplayPicture drawn() {
        return drawn;
    }

    /** Shows heat only to the right of a share of the width; 0 shows all of it. */
    void setWipe(double share) {
        wipeShare = share;
        over.setClip(share > 0 ? wipe : null);
        requestLayout();
    }

    /** Lays something over the picture that places itself. */
    void addOverlaid(Node node) {
        getChildren().add(node);
    }

    /** Told after the heat was coloured. */
    void setOnPainted(Runnable listener) {
        onPainted = listener;
    }

    /** Tells where on the photo the pointer is. */
    PictureMouse mouse() {
        return mouse;
    }

    /** Marks a place on the photo, as the pointer in a picture beside this one shows it. */
    void mark(double photoX, double photoY) {
        Framing now = framing();
        pointer.setVisible(now != null && !isHover());
        if (now != null) {
            pointer.setCenterX(now.viewX(photoX) / scale());
            pointer.setCenterY(now.viewY(photoY) / scale());
        }
    }

    void unmark() {
        pointer.setVisible(false);
    }

    /** Where the photo lies now; null while there is none, or no room for it. */
    @Nullable Framing framing() {
        PictureContent shown = content;
        if (shown == null || getWidth() < 1 || getHeight() < 1) {
            return null;
        }
        return Framing.of(
                zoom.get(),
                shown.photo().width(),
                shown.photo().height(),
                (int) Math.round(getWidth() * scale()),
                (int) Math.round(getHeight() * scale()));
    }

    /** Physical pixels for each logical one. */
    double scale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        frame.setWidth(getWidth());
        frame.setHeight(getHeight());
        wipe.setX(getWidth() * wipeShare);
        wipe.setWidth(getWidth() * (1 - wipeShare));
        wipe.setHeight(getHeight());
        Framing now = framing();
        if (now == null) {
            return;
        }
        stretch(backdrop, now, Box.whole(now.photoWidth(), now.photoHeight()));
        DisplayPicture picture = drawn;
        if (picture != null) {
            // Where only the place has changed, the picture is moved and not resampled.
            boolean moved = now.width() == picture.framing().width();
            backdrop.setVisible(!moved);
            for (ImageView view : new ImageView[] {photo, heat, marks}) {
                if (moved) {
                    move(view, now, picture.framing());
                } else {
                    stretch(view, now, picture.framing().shownPart());
                }
            }
        }
        if (repaintNeeded && layer != null) {
            repaint(layer);
        }
    }

    private void move(ImageView view, Framing now, Framing was) {
        view.setX((was.shownLeft() + now.left() - was.left()) / scale());
        view.setY((was.shownTop() + now.top() - was.top()) / scale());
        view.setFitWidth(was.shownWidth() / scale());
        view.setFitHeight(was.shownHeight() / scale());
    }

    private void stretch(ImageView view, Framing now, Box part) {
        double left = now.viewX(part.left());
        double top = now.viewY(part.top());
        view.setX(left / scale());
        view.setY(top / scale());
        view.setFitWidth((now.viewX(part.right()) - left) / scale());
        view.setFitHeight((now.viewY(part.bottom()) - top) / scale());
    }
}
