package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.MapDifference;
import org.lesionlens.export.FigureView;
import org.lesionlens.image.Box;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.ui.viewer.PictureContent.Kind;

/** The photo and the heat over it in the chosen layout, always as sharp as the screen. */
public final class LesionView extends BorderPane {

    private final LesionViewModel model;
    private final ScaledPhotos scaled = new ScaledPhotos();
    private final LegendView legend = new LegendView();
    private final WipeHandle wipe = new WipeHandle();
    private final PicturePane photo;
    private final PicturePane pinned;
    private final PicturePane overlay;
    private final PicturePane map;
    private final PicturePane difference;
    private final PaneRow row;
    private final ZoomCommands zoom;
    private final ViewFooter footer;
    private volatile @Nullable Framing lastFraming; // read by whoever prepares what comes next

    /**
     * @param model what is shown
     * @param render brings photo and heat to the screen's size
     * @param ui where its results are shown
     */
    public LesionView(LesionViewModel model, Executor render, Executor ui) {
        this.model = model;
        getStyleClass().add("lesion-view");
        getStylesheets().add(LesionView.class.getResource("lesion-view.css").toExternalForm());
        photo = new PicturePane("photo", picture(render, ui));
        pinned = new PicturePane("pinned", picture(render, ui));
        overlay = new PicturePane("overlay", picture(render, ui));
        map = new PicturePane("map", picture(render, ui));
        difference = new PicturePane("difference", picture(render, ui));
        row = new PaneRow(photo, pinned, overlay, map, difference);
        zoom = new ZoomCommands(model.zoomProperty(), this::mainFraming);
        footer = new ViewFooter(legend, zoom);
        setCenter(row);
        setBottom(footer);
        bindHeat();
        addWipe();
        linkPointers();
        listenToTheModel();
        hideHeatWhileHeld();
        model.setAhead(this::scaleAhead);
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

    private PictureView picture(Executor render, Executor ui) {
        return new PictureView(model.zoomProperty(), model.settings(), scaled, render, ui);
    }

    private Stream<PicturePane> panes() {
        return Stream.of(photo, pinned, overlay, map, difference);
    }

    private void bindHeat() {
        var settings = model.settings();
        for (PicturePane pane : List.of(overlay, pinned, difference)) {
            pane.picture().heat().opacityProperty().bind(settings.opacityProperty());
            pane.picture().over().visibleProperty().bind(model.heatHiddenProperty().not());
        }
        overlay.picture().setOnPainted(this::showLegend);
    }

    private void addWipe() {
        overlay.picture().addOverlaid(wipe);
        wipe.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> chosenLayout() == ViewLayout.WIPE,
                                model.settings().layoutProperty()));
        wipe.shareProperty().subscribe(_ -> arrangeWipe());
        wipe.visibleProperty().subscribe(_ -> arrangeWipe());
        overlay.picture().layoutBoundsProperty().subscribe(_ -> arrangeWipe());
    }

    private void arrangeWipe() {
        overlay.picture().setWipe(wipe.isVisible() ? wipe.shareProperty().get() : 0);
        wipe.placeOver(overlay.picture().getWidth(), overlay.picture().getHeight());
    }

    /** What the pointer touches in one picture is marked in the others. */
    private void linkPointers() {
        panes().forEach(pane -> pane.picture().mouse().setOnPointed(this::point, this::leave));
    }

    private void point(double photoX, double photoY) {
        model.probeAt(photoX, photoY);
        panes().forEach(pane -> pane.picture().mark(photoX, photoY));
    }

    private void leave() {
        model.probeProperty().set(null);
    }

    /** A pixel of the photo before is none of the next one's. */
    private void showProbe(@Nullable Probe pixel) {
        footer.show(pixel);
        if (pixel == null) {
            panes().forEach(pane -> pane.picture().unmark());
        }
    }

    private void listenToTheModel() {
        var settings = model.settings();
        model.analysisProperty().subscribe(_ -> showAll());
        model.pinnedProperty().subscribe(_ -> showAll());
        settings.signedProperty().subscribe(_ -> showAll());
        settings.layoutProperty().subscribe(_ -> showAll());
        settings.blendProperty().subscribe(_ -> prepareAll());
        settings.borderHiddenProperty().subscribe(_ -> prepareAll());
        settings.sharedTopProperty().subscribe(_ -> prepareAll());
        // The opacity is the image views': it needs no new colours.
        settings.thresholdProperty().subscribe(_ -> repaintAll());
        settings.colourMapProperty().subscribe(_ -> repaintAll());
        settings.fadingProperty().subscribe(_ -> repaintAll());
        settings.contourProperty().subscribe(_ -> repaintAll());
        settings.gridProperty().subscribe(_ -> repaintAll());
        model.probeProperty().subscribe(this::showProbe);
        model.zoomProperty().subscribe(_ -> showScale());
        for (PicturePane pane : List.of(photo, overlay)) {
            pane.picture().layoutBoundsProperty().subscribe(_ -> showScale());
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
        return model.settings().layoutProperty().get();
    }

    private void prepareAll() {
        panes().forEach(pane -> pane.picture().prepare());
    }

    private void repaintAll() {
        panes().forEach(pane -> pane.picture().repaintSoon());
    }

    private void showAll() {
        Analysis analysis = model.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        Set<PicturePane> shown = shownPanes();
        panes().forEach(pane -> pane.setShown(shown.contains(pane)));
        row.setAspect(analysis.photo().width(), analysis.photo().height());
        boolean signed = model.settings().signedProperty().get();
        show(photo, Wording.TEXTS.get("photo"), analysis, Kind.PHOTO, signed);
        Analysis kept = model.pinnedProperty().get();
        boolean otherModel = kept != null && !kept.card().equals(analysis.card());
        show(overlay, title(analysis, otherModel), analysis, Kind.OVERLAY, signed);
        show(map, mapTitle(analysis), analysis, Kind.MAP, signed);
        showPinned(kept, analysis, signed);
        showScale();
    }

    private Set<PicturePane> shownPanes() {
        return switch (chosenLayout()) {
            case PHOTO -> Set.of(photo);
            case SIDE_BY_SIDE -> Set.of(photo, overlay);
            case OVERLAY, WIPE -> Set.of(overlay);
            case MAP -> Set.of(photo, overlay, map);
            case COMPARE ->
                    model.pinnedProperty().get() == null
                            ? Set.of(pinned, overlay)
                            : Set.of(pinned, overlay, difference);
        };
    }

    private static void show(
            PicturePane pane, String title, Analysis analysis, Kind kind, boolean signed) {
        pane.setTitle(title);
        pane.picture().show(PictureContent.of(kind, analysis, signed));
        boolean empty = kind != Kind.PHOTO && analysis.explanation().shown(signed).magnitude() == 0;
        pane.setNote(empty ? Wording.empty(analysis) : "");
    }

    /** Names the model where another one's map stands beside it. */
    private static String title(Analysis analysis, boolean withModel) {
        String explained = Wording.explained(analysis);
        return withModel
                ? Wording.TEXTS.get("of.model", explained, analysis.card().name())
                : explained;
    }

    private static String mapTitle(Analysis analysis) {
        Heatmap cells = analysis.explanation().map();
        return Wording.TEXTS.get("map.title", cells.width(), cells.height());
    }

    private void showPinned(@Nullable Analysis kept, Analysis analysis, boolean signed) {
        if (kept == null) {
            pinned.setTitle(Wording.TEXTS.get("pinned.none"));
            pinned.picture().show(null);
            pinned.setNote(Wording.TEXTS.get("pinned.help"));
            return;
        }
        show(
                pinned,
                Wording.TEXTS.get("pinned", title(kept, !kept.card().equals(analysis.card()))),
                kept,
                Kind.OVERLAY,
                signed);
        difference.setTitle(Wording.TEXTS.get("difference"));
        showDifference(kept, analysis);
    }

    private void showDifference(Analysis kept, Analysis analysis) {
        Heatmap from = kept.explanation().map();
        Heatmap to = analysis.explanation().map();
        if (!kept.photo().equals(analysis.photo())) {
            difference.picture().show(null);
            difference.setNote(Wording.TEXTS.get("difference.photos"));
        } else if (!kept.geometry().seesTheSameAs(analysis.geometry())) {
            difference.picture().show(null);
            difference.setNote(Wording.TEXTS.get("difference.parts"));
        } else {
            difference
                    .picture()
                    .show(PictureContent.difference(analysis, MapDifference.between(from, to)));
            difference.setNote("");
        }
    }

    private void showLegend() {
        HeatField heat = overlay.picture().heatField();
        if (heat != null) {
            Locale locale = Locale.getDefault(Locale.Category.FORMAT);
            legend.show(Legend.of(heat, overlay.picture().style(), locale));
        }
    }

    private void showScale() {
        Framing framing = mainFraming();
        lastFraming = framing;
        if (framing != null) {
            footer.showScale(framing.scale());
        }
    }

    /** Of the picture that is always the shown lesion's. */
    private @Nullable Framing mainFraming() {
        return (chosenLayout() == ViewLayout.PHOTO ? photo : overlay).picture().framing();
    }

    /** What is seen, as a figure in physical pixels; none while nothing is. */
    public Optional<FigureView> seenFigure() {
        Framing framing = mainFraming();
        return Optional.ofNullable(framing)
                .map(seen -> figure(seen.shownPart(), seen.shownWidth(), seen.shownHeight()));
    }

    /** The whole photo at its full size, as a figure in the style that is seen. */
    public Optional<FigureView> wholeFigure() {
        return Optional.ofNullable(model.analysisProperty().get())
                .map(Analysis::photo)
                .map(all ->
                        figure(Box.whole(all.width(), all.height()), all.width(), all.height()));
    }

    private FigureView figure(Box part, int width, int height) {
        ViewSettings settings = model.settings();
        boolean beside = chosenLayout() == ViewLayout.SIDE_BY_SIDE;
        return new FigureView(
                overlay.picture().style(),
                settings.heatOptions(),
                settings.signedProperty().get(),
                part,
                width,
                height,
                beside);
    }

    /** Looks closer and from further away. */
    ZoomCommands zoom() {
        return zoom;
    }
}
