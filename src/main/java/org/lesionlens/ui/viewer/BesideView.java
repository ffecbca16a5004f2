package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.review.HeatBar;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.viewer.PictureContent.Kind;

/**
 * Several lesions side by side, each with its heat: what is zoomed or moved in one picture is so in
 * all.
 */
public final class BesideView extends BorderPane {

    private final BesideViewModel model;
    private final ViewSettings settings;
    private final List<PicturePane> panes;
    private final PaneRow row;

    /**
     * @param settings how heat is drawn
     * @param heat the controls of that
     * @param threads of which {@code render} brings photos to the screen's size
     */
    public BesideView(
            BesideViewModel model, ViewSettings settings, HeatBar heat, UiThreads threads) {
        this.model = model;
        this.settings = settings;
        setId("beside");
        getStyleClass().addAll("lesion-view", "beside");
        ReviewStyle.dress(this);
        getStylesheets().add(Stylesheet.beside(BesideView.class, "lesion-view.css"));
        var scaled = new ScaledPhotos();
        panes =
                IntStream.range(0, BesideViewModel.MOST)
                        .mapToObj(i -> pane(i, scaled, threads))
                        .toList();
        row = new PaneRow(panes.toArray(PicturePane[]::new));
        setCenter(row);
        setTop(top(heat));
        visibleProperty().bind(model.openProperty());
        model.lesionsProperty().subscribe(_ -> show());
        model.maps().versionProperty().subscribe(_ -> show());
        model.review().reviewProperty().subscribe(_ -> show());
        settings.signedProperty().subscribe(_ -> show());
        Stream.of(
                        settings.blendProperty(),
                        settings.borderHiddenProperty(),
                        settings.sharedTopProperty())
                .forEach(one -> one.subscribe(_ -> each(PictureView::prepare)));
        settings.style().subscribe(_ -> each(PictureView::repaintSoon));
        settings.photoLookProperty().subscribe(_ -> each(PictureView::adjustSoon));
    }

    private PicturePane pane(int place, ScaledPhotos scaled, UiThreads threads) {
        var picture = new PictureView(model.zoomProperty(), settings, scaled, threads);
        picture.heat().opacityProperty().bind(settings.opacityProperty());
        picture.mouse().setOnPointed((x, y) -> point(picture, x, y), this::leave);
        return new PicturePane("beside-" + place, picture);
    }

    private VBox top(HeatBar heat) {
        var title = new Label(ViewerWording.TEXTS.get("beside"));
        title.getStyleClass().add("beside-title");
        var note = new Label();
        note.setId("beside-note");
        note.setWrapText(true);
        note.textProperty().bind(model.noteProperty());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var close = new Button(ViewerWording.TEXTS.get("beside.close"));
        close.setId("beside-close");
        close.getStyleClass().add("small");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> model.openProperty().set(false));
        var line = new HBox(title, note, spring, close);
        line.getStyleClass().add("beside-line");
        return new VBox(line, heat);
    }

    private void each(Consumer<PictureView> action) {
        panes.forEach(pane -> action.accept(pane.picture()));
    }

    /** The same place in the others, as a share of their sizes. */
    private void point(PictureView pointed, double photoX, double photoY) {
        Framing here = pointed.framing();
        if (here != null) {
            each(picture -> {
                Framing there = picture.framing();
                if (there != null) {
                    picture.mark(
                            photoX / here.photoWidth() * there.photoWidth(),
                            photoY / here.photoHeight() * there.photoHeight());
                }
            });
        }
    }

    private void leave() {
        each(PictureView::unmark);
    }

    private void show() {
        List<BesideLesion> lesions = model.lesionsProperty().get();
        for (int i = 0; i < panes.size(); i++) {
            boolean isThere = i < lesions.size();
            panes.get(i).setShown(isThere);
            if (isThere) {
                show(panes.get(i), lesions.get(i));
            } else {
                panes.get(i).picture().show(null);
            }
        }
        if (!lesions.isEmpty()) {
            row.setAspect(lesions.getFirst().photo().width(), lesions.getFirst().photo().height());
        }
    }

    private void show(PicturePane pane, BesideLesion shown) {
        ReviewCase one = model.review().reviewProperty().get().cases().get(shown.lesion().index());
        EvidenceMap map = map(one);
        String name = one.image().name();
        pane.setTitle(ProbabilityWords.named(one).map(p -> name + " · " + p).orElse(name));
        pane.picture()
                .show(
                        map == null || shown.geometry() == null
                                ? PictureContent.alone(shown.photo())
                                : new PictureContent(
                                        Kind.OVERLAY, shown.photo(), shown.geometry(), map, null));
        pane.setNote(note(one, map));
    }

    private static String note(ReviewCase one, @Nullable EvidenceMap map) {
        if (map == null) {
            return one.map().isPresent() ? ViewerWording.TEXTS.get("beside.asked") : "";
        }
        return map.magnitude() == 0 ? ViewerWording.TEXTS.get("beside.empty") : "";
    }

    private @Nullable EvidenceMap map(ReviewCase one) {
        boolean signed =
                settings.signedProperty().get() && model.maps().methodProperty().get().isSigned();
        return model.maps()
                .of(one)
                .<EvidenceMap>map(map -> signed ? map : map.positive())
                .orElse(null);
    }
}
