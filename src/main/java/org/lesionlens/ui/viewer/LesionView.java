package org.lesionlens.ui.viewer;

import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;

/** The photo and the heat over it, side by side or one alone, always as sharp as the screen. */
public final class LesionView extends HBox {

    private final LesionViewModel model;
    private final LatestJob<DisplayPicture> preparing;
    private final PictureView plain = new PictureView();
    private final PictureView overlaid = new PictureView();
    private final LegendView legend;
    private final Label emptyMap = new Label();
    private @Nullable DisplayPicture shown;
    private @Nullable HeatLayer layer;
    private boolean repaintNeeded;

    /**
     * @param model what is shown
     * @param render brings photo and heat to the screen's size
     * @param ui where its results are shown
     */
    public LesionView(LesionViewModel model, Executor render, Executor ui) {
        this.model = model;
        this.preparing = new LatestJob<>(render, ui);
        this.legend = new LegendView();
        getStyleClass().add("lesion-view");
        getStylesheets().add(LesionView.class.getResource("lesion-view.css").toExternalForm());
        plain.setId("photo");
        overlaid.setId("overlay");
        getChildren().addAll(pane("Photo", plain), pane("Heat over photo", overlayStack()));
        bind();
    }

    private StackPane overlayStack() {
        emptyMap.getStyleClass().add("empty-map");
        emptyMap.setId("empty-map");
        emptyMap.setWrapText(true);
        return new StackPane(overlaid, emptyMap, legend);
    }

    private static VBox pane(String title, Node content) {
        var caption = new Label(title);
        caption.getStyleClass().add("caption");
        VBox.setVgrow(content, Priority.ALWAYS);
        var pane = new VBox(caption, content);
        pane.getStyleClass().add("pane");
        HBox.setHgrow(pane, Priority.ALWAYS);
        pane.setPrefWidth(0); // both grow alike
        pane.setMinWidth(0);
        return pane;
    }

    private void bind() {
        overlaid.heat().opacityProperty().bind(model.opacityProperty());
        model.analysisProperty().subscribe(this::showAnalysis);
        model.signedProperty().subscribe(this::prepare);
        model.style().subscribe(this::repaintSoon);
        model.layoutProperty().subscribe(this::arrange);
        overlaid.layoutBoundsProperty().subscribe(this::prepare);
        plain.layoutBoundsProperty().subscribe(this::prepare);
    }

    private void arrange(ViewLayout layout) {
        setShown(getChildren().get(0), layout != ViewLayout.OVERLAY);
        setShown(getChildren().get(1), layout != ViewLayout.PHOTO);
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showAnalysis(@Nullable Analysis analysis) {
        boolean empty = analysis != null && analysis.explanation().map().isEmpty();
        setShown(emptyMap, empty);
        if (analysis == null) {
            preparing.cancel();
            shown = null;
            layer = null;
            plain.setPhoto(null);
            overlaid.setPhoto(null);
            overlaid.setHeat(null);
            return;
        }
        emptyMap.setText("No positive evidence for " + analysis.className());
        plain.setAspect(analysis.photo().width(), analysis.photo().height());
        overlaid.setAspect(analysis.photo().width(), analysis.photo().height());
        prepare();
    }

    /** Brings what is shown to the size that it has on the screen now. */
    private void prepare() {
        Analysis analysis = model.analysisProperty().get();
        PictureView sized = model.layoutProperty().get() == ViewLayout.PHOTO ? plain : overlaid;
        if (analysis == null || sized.getWidth() < 1 || sized.getHeight() < 1) {
            return;
        }
        boolean signed = model.signedProperty().get();
        int width = sized.pixelWidth();
        int height = sized.pixelHeight();
        preparing.submit(
                () -> DisplayPicture.of(analysis, signed, width, height),
                this::show,
                failure -> {
                    throw new IllegalStateException("cannot draw " + analysis.photo(), failure);
                });
    }

    private void show(DisplayPicture picture) {
        shown = picture;
        layer = new HeatLayer(picture.heat());
        layer.paint(model.style().get());
        repaintNeeded = false;
        plain.setPhoto(picture.photo());
        overlaid.setPhoto(picture.photo());
        overlaid.setHeat(layer.image());
        legend.show(picture.heat(), model.style().get());
    }

    /** However many changes come between two frames, the heat is coloured once. */
    private void repaintSoon() {
        repaintNeeded = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (repaintNeeded && layer != null && shown != null) {
            repaintNeeded = false;
            layer.paint(model.style().get());
            legend.show(shown.heat(), model.style().get());
        }
    }
}
