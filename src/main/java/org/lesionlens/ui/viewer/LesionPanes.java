package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.MapDifference;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.MaskOutline;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.viewer.PictureContent.Kind;

/**
 * The pictures of one lesion: which of them the layout wants, what each shows, what it is called.
 */
final class LesionPanes {

    private final LesionViewModel model;
    private final PicturePane photo;
    private final PicturePane pinned;
    private final PicturePane overlay;
    private final PicturePane map;
    private final PicturePane difference;
    private final SpreadPane spread;
    private final FurtherPane further;
    private final PaneRow row;
    private final Label photoCall = callLabel();
    private final Label overlayCall = callLabel();
    private final Label pinnedCall = callLabel();
    private final LegendView differenceLegend = new LegendView("difference-legend");
    private boolean callShown;

    /**
     * @param model what is shown
     * @param pictures makes one for each pane
     */
    LesionPanes(LesionViewModel model, Supplier<PictureView> pictures) {
        this.model = model;
        photo = new PicturePane("photo", pictures.get());
        pinned = new PicturePane("pinned", pictures.get());
        overlay = new PicturePane("overlay", pictures.get());
        map = new PicturePane("map", pictures.get());
        difference = new PicturePane("difference", pictures.get());
        spread = new SpreadPane(model.settings(), pictures.get());
        further = new FurtherPane(model, pictures.get());
        row = new PaneRow(photo, pinned, overlay, map, difference, spread.pane(), further.pane());
        photo.setAside(photoCall);
        overlay.setAside(overlayCall);
        pinned.setAside(pinnedCall);
        differenceLegend.setBrief();
        difference.setAside(differenceLegend);
        difference.picture().setOnPainted(this::showDifferenceLegend);
    }

    private static Label callLabel() {
        var label = new Label();
        label.getStyleClass().add("call");
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    /** Draws the lesion's outline over the shown photo, or none. */
    void setOutline(@Nullable MaskOutline drawn) {
        photo.picture().setOutline(drawn);
        overlay.picture().setOutline(drawn);
    }

    /** Says what a pixel of the shown photo measures; the pinned one may be another photo. */
    void setSpacing(@Nullable PixelSpacing known) {
        for (PicturePane pane :
                List.of(photo, overlay, map, difference, spread.pane(), further.pane())) {
            pane.picture().setSpacing(known);
        }
    }

    /** All of them in their places. */
    Node node() {
        return row;
    }

    /** All of them, whether the layout shows them or not. */
    List<PictureView> pictures() {
        return all().stream().map(PicturePane::picture).toList();
    }

    /** Those whose heat is as strong as the person wants it. */
    List<PictureView> heated() {
        return List.of(
                overlay.picture(),
                pinned.picture(),
                difference.picture(),
                spread.pane().picture(),
                further.pane().picture());
    }

    private List<PicturePane> all() {
        return List.of(photo, pinned, overlay, map, difference, spread.pane(), further.pane());
    }

    /** The photo with its heat. */
    PictureView overlay() {
        return overlay.picture();
    }

    /** The one that every layout has of the shown lesion. */
    PictureView main() {
        boolean isAlone = model.analysisProperty().get() == null;
        return (isAlone || layout() == ViewLayout.PHOTO ? photo : overlay).picture();
    }

    /** Whether the model's call is to be read at the picture, because it is nowhere else. */
    void setCallShown(boolean shown) {
        callShown = shown;
        show();
    }

    /** Shows what the model holds now. */
    void show() {
        Analysis analysis = model.analysisProperty().get();
        if (analysis == null) {
            showAlone(model.photoProperty().get());
            return;
        }
        showOnly(wanted(analysis));
        boolean isNarrow = // three panes with long titles
                layout() == ViewLayout.COMPARE || further.isWanted(analysis);
        all().forEach(pane -> pane.setTitleRoom(isNarrow));
        spread.show(analysis);
        further.show(analysis);
        row.setAspect(analysis.photo().width(), analysis.photo().height());
        Analysis kept = model.pinnedProperty().get();
        boolean otherModel = kept != null && !kept.card().equals(analysis.card());
        show(photo, ViewerWording.TEXTS.get("photo"), analysis, Kind.PHOTO);
        show(overlay, title(analysis, otherModel), analysis, Kind.OVERLAY);
        show(map, mapTitle(analysis), analysis, Kind.MAP);
        showPinned(kept, analysis);
        showCalls(kept, analysis);
    }

    /** No network has seen the photo: whatever the layout wants, there is no more to show. */
    private void showAlone(@Nullable RgbImage alone) {
        if (alone != null) {
            showOnly(Set.of(photo));
            row.setAspect(alone.width(), alone.height());
            photo.setTitle(ViewerWording.TEXTS.get("photo"));
            photoCall.setText("");
            photo.picture().show(PictureContent.alone(alone));
        }
    }

    private void showOnly(Set<PicturePane> shown) {
        photo.setBare(model.photoOnlyProperty().get());
        boolean besides = spread.isWanted(model.analysisProperty().get());
        all().forEach(pane -> pane.setShown(shown.contains(pane)));
        spread.pane().setShown(besides);
        further.pane().setShown(further.isWanted(model.analysisProperty().get()));
    }

    private ViewLayout layout() {
        return model.layout();
    }

    private Set<PicturePane> wanted(Analysis analysis) {
        return switch (layout()) {
            case PHOTO -> Set.of(photo);
            case SIDE_BY_SIDE -> Set.of(photo, overlay);
            case OVERLAY, WIPE -> Set.of(overlay);
            case MAP -> Set.of(photo, overlay, map);
            case COMPARE ->
                    isOfPinnedPhoto(analysis)
                            ? Set.of(pinned, overlay, difference)
                            : Set.of(pinned, overlay);
        };
    }

    /** Maps of two photos have no difference, and leave its room to the photos. */
    private boolean isOfPinnedPhoto(Analysis analysis) {
        Analysis kept = model.pinnedProperty().get();
        return kept != null && kept.photo().equals(analysis.photo());
    }

    private void show(PicturePane pane, String title, Analysis analysis, Kind kind) {
        boolean signed = model.settings().signedProperty().get();
        pane.setTitle(title);
        pane.picture().show(PictureContent.of(kind, analysis, signed));
        boolean empty = kind != Kind.PHOTO && analysis.explanation().shown(signed).magnitude() == 0;
        pane.setNote(empty ? ViewerWording.empty(analysis) : "");
    }

    /** Names the model where another one's map stands beside it. */
    private static String title(Analysis analysis, boolean withModel) {
        String explained = ViewerWording.explained(analysis);
        return withModel
                ? ViewerWording.TEXTS.get("of.model", explained, analysis.card().name())
                : explained;
    }

    private static String mapTitle(Analysis analysis) {
        var cells = analysis.explanation().map();
        return ViewerWording.TEXTS.get("map.title", cells.width(), cells.height());
    }

    private void showPinned(@Nullable Analysis kept, Analysis analysis) {
        if (kept == null) {
            pinned.setTitle(ViewerWording.TEXTS.get("pinned.none"));
            pinned.picture().show(null);
            pinned.setNote(ViewerWording.TEXTS.get("pinned.help"));
            return;
        }
        String title = title(kept, !kept.card().equals(analysis.card()));
        show(pinned, ViewerWording.TEXTS.get("pinned", title), kept, Kind.OVERLAY);
        difference.setTitle(ViewerWording.TEXTS.get("difference"));
        differenceLegend.setVisible(false); // until it is painted
        if (!isOfPinnedPhoto(analysis)) {
            difference.picture().show(null);
        } else if (kept.geometry().seesTheSameAs(analysis.geometry())) {
            showDifference(kept, analysis);
        } else {
            difference.picture().show(null);
            difference.setNote(ViewerWording.TEXTS.get("difference.parts"));
        }
    }

    private void showDifference(Analysis kept, Analysis analysis) {
        SignedMap between =
                MapDifference.between(kept.explanation().map(), analysis.explanation().map());
        difference.picture().show(PictureContent.difference(analysis, between));
        difference.setNote(
                between.magnitude() == 0 ? ViewerWording.TEXTS.get("difference.none") : "");
    }

    private void showDifferenceLegend() {
        HeatField heat = difference.picture().heatField();
        if (heat != null) {
            Locale locale = Locale.getDefault(Locale.Category.FORMAT);
            differenceLegend.show(
                    Legend.of(heat, difference.picture().style(), locale),
                    ViewerWording.TEXTS.get("scale.difference"));
        }
    }

    private void showCalls(@Nullable Analysis kept, Analysis analysis) {
        boolean comparing = kept != null && layout() == ViewLayout.COMPARE;
        String call = callShown || comparing ? call(analysis) : "";
        photoCall.setText(layout() == ViewLayout.PHOTO ? call : "");
        overlayCall.setText(call);
        pinnedCall.setText(kept == null ? "" : call(kept));
    }

    private static String call(Analysis analysis) {
        return ViewerWording.TEXTS.get(
                "call.short",
                analysis.card().output().positive(),
                ProbabilityWords.number(analysis.positiveProbability()));
    }
}
