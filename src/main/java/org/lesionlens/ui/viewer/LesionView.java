package org.lesionlens.ui.viewer;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.ui.fx.Stylesheet;

/** The photo and the heat over it in the chosen layout, always as sharp as the screen. */
public final class LesionView extends BorderPane {

    private static final PseudoClass PHOTO_ONLY = PseudoClass.getPseudoClass("photo-only");

    private final LesionViewModel model;
    private final ScaledPhotos scaled = new ScaledPhotos();
    private final LegendView legend = new LegendView("legend");
    private final WipeHandle wipe = new WipeHandle();
    private final LesionPanes panes;
    private final ZoomCommands zoom;
    private final ViewFooter footer;
    private final BooleanProperty callShown = new SimpleBooleanProperty(this, "callShown");
    private volatile @Nullable Framing lastFraming; // read by whoever prepares what comes next

    /**
     * @param model what is shown
     * @param threads of which {@code render} brings photo and heat to the screen's size
     */
    public LesionView(LesionViewModel model, UiThreads threads) {
        this.model = model;
        getStyleClass().add("lesion-view");
        getStylesheets().add(Stylesheet.beside(LesionView.class, "lesion-view.css"));
        panes = new LesionPanes(model, () -> picture(threads));
        zoom = new ZoomCommands(model.zoomProperty(), () -> panes.main().framing());
        footer = new ViewFooter(legend, zoom, model.adjustingProperty());
        var look = model.settings().photoLookProperty();
        setCenter(new StackPane(panes.node(), new PhotoLookChip(look), new AbsentPhoto(model)));
        var bar = new PhotoLookBar(look);
        setBottom(new VBox(onlyWhile(model.adjustingProperty(), bar), footer));
        onlyWhile(model.photoOnlyProperty().not().and(model.absentProperty().isNull()), footer);
        model.photoOnlyProperty().subscribe(bare -> pseudoClassStateChanged(PHOTO_ONLY, bare));
        bindHeat();
        addWipe();
        linkPointers();
        listenToTheModel();
        hideHeatWhileHeld();
        callShown.subscribe(panes::setCallShown);
        model.setAhead(this::scaleAhead);
    }

    private static Node onlyWhile(ObservableValue<Boolean> when, Node node) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
        return node;
    }

    /** The photos that are ready for the screen. */
    ScaledPhotos scaled() {
        return scaled;
    }

    private void scaleAhead(RgbImage photo) {
        Framing last = lastFraming;
        if (last != null) {
            scaled.get(photo, PictureView.drawing(last.fitting(photo.width(), photo.height())));
        }
    }

    private PictureView picture(UiThreads threads) {
        return new PictureView(model.zoomProperty(), model.settings(), scaled, threads);
    }

    private void bindHeat() {
        var settings = model.settings();
        for (PictureView picture : panes.heated()) {
            picture.heat().opacityProperty().bind(settings.opacityProperty());
            picture.over().visibleProperty().bind(model.heatHiddenProperty().not());
        }
        panes.overlay().setOnPainted(this::showLegend);
    }

    private void addWipe() {
        panes.overlay().addOverlaid(wipe);
        wipe.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> chosenLayout() == ViewLayout.WIPE,
                                model.settings().layoutProperty(),
                                model.photoOnlyProperty()));
        wipe.shareProperty().subscribe(_ -> arrangeWipe());
        wipe.visibleProperty().subscribe(_ -> arrangeWipe());
        panes.overlay().layoutBoundsProperty().subscribe(_ -> arrangeWipe());
    }

    private void arrangeWipe() {
        panes.overlay().setWipe(wipe.isVisible() ? wipe.shareProperty().get() : 0);
        wipe.placeOver(panes.overlay().getWidth(), panes.overlay().getHeight());
    }

    /** What the pointer touches in one picture is marked in the others. */
    private void linkPointers() {
        panes.pictures().forEach(picture -> picture.mouse().setOnPointed(this::point, this::leave));
    }

    private void point(double photoX, double photoY) {
        model.probeAt(photoX, photoY);
        panes.pictures().forEach(picture -> picture.mark(photoX, photoY));
    }

    private void leave() {
        model.probeProperty().set(null);
    }

    /** A pixel of the photo before is none of the next one's. */
    private void showProbe(@Nullable Probe pixel) {
        footer.show(pixel);
        if (pixel == null) {
            panes.pictures().forEach(picture -> picture.unmark());
        }
    }

    private void listenToTheModel() {
        var settings = model.settings();
        model.analysisProperty().subscribe(_ -> showAll());
        model.photoProperty()
                .subscribe(_ -> {
                    if (model.analysisProperty().get() == null) {
                        showAll();
                    }
                });
        model.pinnedProperty().subscribe(_ -> showAll());
        model.furtherMapProperty().subscribe(_ -> showAll());
        model.outlineProperty().subscribe(panes::setOutline);
        settings.signedProperty().subscribe(_ -> showAll());
        settings.spreadProperty().subscribe(_ -> showAll());
        settings.layoutProperty().subscribe(_ -> showAll());
        model.photoOnlyProperty().subscribe(_ -> showAll());
        settings.blendProperty().subscribe(_ -> prepareAll());
        settings.borderHiddenProperty().subscribe(_ -> prepareAll());
        settings.sharedTopProperty().subscribe(_ -> prepareAll());
        settings.photoLookProperty()
                .subscribe(_ -> panes.pictures().forEach(PictureView::adjustSoon));
        model.spacingProperty().subscribe(panes::setSpacing);
        // The opacity is the image views': it needs no new colours.
        settings.thresholdProperty().subscribe(_ -> repaintAll());
        settings.colourMapProperty().subscribe(_ -> repaintAll());
        settings.fadingProperty().subscribe(_ -> repaintAll());
        settings.contourProperty().subscribe(_ -> repaintAll());
        settings.gridProperty().subscribe(_ -> repaintAll());
        model.probeProperty().subscribe(this::showProbe);
        model.zoomProperty().subscribe(_ -> showScale());
        for (PictureView picture : panes.pictures()) {
            picture.layoutBoundsProperty().subscribe(_ -> showScale());
        }
    }

    private void hideHeatWhileHeld() {
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        scene.addEventFilter(
                                KeyEvent.KEY_RELEASED,
                                event -> {
                                    if (event.getCode() == KeyCode.H) {
                                        model.heatHiddenProperty().set(false);
                                    }
                                });
                    }
                });
    }

    private ViewLayout chosenLayout() {
        return model.layout();
    }

    private void prepareAll() {
        panes.pictures().forEach(PictureView::prepare);
    }

    private void repaintAll() {
        panes.pictures().forEach(PictureView::repaintSoon);
    }

    private void showAll() {
        if (model.analysisProperty().get() == null) {
            legend.setVisible(false); // until heat is painted again
        }
        panes.show();
        showScale();
    }

    private void showLegend() {
        HeatField heat = panes.overlay().heatField();
        if (heat != null) {
            Locale locale = Locale.getDefault(Locale.Category.FORMAT);
            legend.show(Legend.of(heat, panes.overlay().style(), locale));
        }
    }

    private void showScale() {
        Framing framing = panes.main().framing();
        lastFraming = framing;
        if (framing != null) {
            footer.showScale(framing.scale());
        }
    }

    /** Shows the model's call at the picture while {@code when} holds: it is nowhere else then. */
    public void showCallWhile(ObservableValue<Boolean> when) {
        callShown.bind(when);
    }

    /** What is seen, to be taken out of the program. */
    public SeenFigure figure() {
        return new SeenFigure(model, panes, wipe);
    }

    /** Looks closer and from further away. */
    ZoomCommands zoom() {
        return zoom;
    }
}
