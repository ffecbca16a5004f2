package org.lesionlens.ui.viewer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.MaskOutline;
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
    private final PictureLayers layers = new PictureLayers();
    private final OutlineLayer outline = new OutlineLayer();
    private final Circle pointer = new Circle(MARKER);
    private final Rectangle frame = new Rectangle();
    private final ScaleBar scaleBar = new ScaleBar();
    private double wipeShare;
    private @Nullable PictureContent content;
    private boolean repaintNeeded;
    private boolean adjustNeeded;
    private Runnable onPainted = () -> {};

    /**
     * @param zoom shared with the pictures beside it
     * @param settings how heat is drawn
     * @param photos brings photos to the screen's size
     * @param threads of which {@code render} does that
     */
    PictureView(
            ObjectProperty<Zoom> zoom,
            ViewSettings settings,
            ScaledPhotos photos,
            UiThreads threads) {
        this.zoom = zoom;
        this.settings = settings;
        this.photos = photos;
        this.preparing =
                new PacedJob<>(
                        threads.render(),
                        threads.ui(),
                        this::take,
                        failure -> {
                            throw new IllegalStateException("cannot draw " + content, failure);
                        });
        getStyleClass().add("picture-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        pointer.setManaged(false);
        pointer.setMouseTransparent(true);
        pointer.setVisible(false);
        pointer.getStyleClass().add("pointer-marker");
        setClip(frame);
        getChildren().addAll(layers, outline, scaleBar, pointer);
        layers.adjust(settings.photoLookProperty().get());
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
            layers.clear();
        } else if (!newest.showsHeat() || getScene() == null) { // else it flashes up later
            layers.clearHeat();
        }
        prepare();
    }

    /** True while a scale bar lies at the lower edge. */
    ReadOnlyBooleanProperty scaledProperty() {
        return scaleBar.visibleProperty();
    }

    /** True while there is nothing to show. */
    boolean isEmpty() {
        return content == null;
    }

    /** Draws anew what is seen. */
    void prepare() {
        PictureContent wanted = content;
        Framing seen = framing();
        if (wanted != null && seen != null && canBeSeen()) {
            HeatOptions options = options(wanted);
            Framing drawing = drawing(seen);
            preparing.submit(() -> DisplayPicture.of(wanted, drawing, options, photos));
        }
    }

    /** What is drawn where {@code seen} is seen: some more, for the next movement. */
    static Framing drawing(Framing seen) {
        return seen.widened(MARGIN);
    }

    /** Whatever becomes visible, or comes back into the window, is drawn anew. */
    private boolean canBeSeen() {
        return isVisible() && getScene() != null;
    }

    private HeatOptions options(PictureContent wanted) {
        return switch (wanted.kind()) {
            case DIFFERENCE -> HeatOptions.PLAIN;
            case FURTHER -> new HeatOptions(settings.heatOptions().blend(), wanted.ownTop(), false);
            case MAP -> new HeatOptions(CellBlend.RAW, settings.heatOptions().sharedTop(), false);
            case PHOTO, OVERLAY -> settings.heatOptions();
        };
    }

    private void take(DisplayPicture picture) {
        if (!picture.content().equals(content)) {
            return; // something else is shown by now, and its picture is on its way
        }
        layers.take(picture);
        repaint();
        requestLayout();
    }

    /**
     * However many changes come between two frames, the heat is coloured once; where nobody sees
     * it, not before it is seen.
     */
    void repaintSoon() {
        if (isVisible()) { // becoming visible draws all anew
            repaintNeeded = true; // out of the window: once it comes back
            requestLayout();
        }
    }

    /** However often the look of the photo changes between two frames, it is painted once. */
    void adjustSoon() {
        adjustNeeded = true;
        requestLayout();
    }

    /** What a pixel of the photo measures, if that is known. */
    void setSpacing(@Nullable PixelSpacing spacing) {
        scaleBar.setSpacing(spacing);
        requestLayout();
    }

    private void repaint() {
        repaintNeeded = false;
        if (layers.paint(style())) {
            onPainted.run();
        }
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
            case FURTHER -> // its cells are pixels, which no grid needs to part
                    new OverlayStyle(
                            chosen.opacity(),
                            chosen.threshold(),
                            colours,
                            chosen.fading(),
                            chosen.contour(),
                            false);
            case MAP -> new OverlayStyle(1, 0, colours, false, false, chosen.grid());
            // Where maps agree, the photo is seen.
            case DIFFERENCE ->
                    new OverlayStyle(chosen.opacity(), 0, colours, true, false, chosen.grid());
        };
    }

    /** The heat that is drawn, or null if there is none. */
    @Nullable HeatField heatField() {
        return layers.heatField();
    }

    /** The heat over the photo; its opacity is the view's. */
    ImageView heat() {
        return layers.heat();
    }

    /** Heat and marks together, to be hidden together. */
    Group over() {
        return layers.over();
    }

    /** What is drawn sharply now, or null if nothing is yet. */
    @Nullable DisplayPicture drawn() {
        return layers.drawn();
    }

    /** Shows heat only to the right of a share of the width; 0 shows all of it. */
    void setWipe(double share) {
        wipeShare = share;
        requestLayout();
    }

    /** Lays something over the picture that places itself. */
    void addOverlaid(Node node) {
        getChildren().add(node);
    }

    /** Draws the lesion's outline over the photo, or none. */
    void setOutline(@Nullable MaskOutline drawn) {
        outline.show(drawn);
        requestLayout();
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
        layers.wipe(wipeShare, getWidth(), getHeight());
        if (adjustNeeded) {
            adjustNeeded = false;
            layers.adjust(settings.photoLookProperty().get());
        }
        Framing now = framing();
        if (now != null) {
            layers.place(now, scale());
            outline.place(now, scale());
        }
        scaleBar.place(now, scale());
        if (repaintNeeded) {
            repaint();
        }
    }
}
