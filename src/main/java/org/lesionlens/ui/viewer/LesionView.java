package org.lesionlens.ui.viewer;

import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.OverlayStyle;

/** The photo and the heat over it, side by side or one alone, always as sharp as the screen. */
public final class LesionView extends StackPane {

    private final LesionViewModel model;
    private final LatestJob<DisplayPicture> preparing;
    private final PictureView plain = new PictureView();
    private final PictureView overlaid = new PictureView();
    private final LegendView legend = new LegendView();
    private final Label emptyMap = new Label();
    private final Label heatTitle = caption("");
    private final VBox photoPane = pane(caption("Photo"), plain);
    private final VBox heatPane = pane(heatCaption(), overlayStack());
    private final PairPane pair = new PairPane(photoPane, heatPane);
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
        getStyleClass().add("lesion-view");
        getStylesheets().add(LesionView.class.getResource("lesion-view.css").toExternalForm());
        plain.setId("photo");
        overlaid.setId("overlay");
        getChildren().add(pair);
        overlaid.heat().opacityProperty().bind(model.opacityProperty());
        model.analysisProperty().subscribe(this::showAnalysis);
        // With a value, or a change that nobody reads would be the last one that is told.
        model.signedProperty().subscribe(_ -> prepare());
        // Not the opacity: that is the image view's, and needs no new colours.
        model.thresholdProperty().subscribe(_ -> repaintSoon());
        model.colourMapProperty().subscribe(_ -> repaintSoon());
        model.layoutProperty().subscribe(this::arrange);
        plain.layoutBoundsProperty().subscribe(_ -> prepare());
        overlaid.layoutBoundsProperty().subscribe(_ -> prepare());
    }

    private StackPane overlayStack() {
        emptyMap.getStyleClass().add("empty-map");
        emptyMap.setId("empty-map");
        emptyMap.setWrapText(true);
        return new StackPane(overlaid, emptyMap);
    }

    private HBox heatCaption() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return new HBox(heatTitle, spring, legend);
    }

    /** With a single logit, what is called the other class is evidence against the first. */
    private static String titleOf(Analysis analysis) {
        var output = analysis.card().output();
        int index = analysis.explanation().classIndex();
        return output.scoreOf(index, analysis.pass().logits().size()).negated()
                ? "Grad-CAM against " + output.positive()
                : "Grad-CAM for " + analysis.className();
    }

    private static Label caption(String title) {
        var caption = new Label(title);
        caption.getStyleClass().add("caption");
        caption.setMinWidth(0);
        return caption;
    }

    private static VBox pane(Node caption, Node content) {
        VBox.setVgrow(content, Priority.ALWAYS);
        var pane = new VBox(caption, content);
        pane.getStyleClass().add("pane");
        return pane;
    }

    private void arrange(ViewLayout layout) {
        setShown(photoPane, layout != ViewLayout.OVERLAY);
        setShown(heatPane, layout != ViewLayout.PHOTO);
        pair.requestLayout();
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showAnalysis(@Nullable Analysis analysis) {
        if (analysis == null) {
            return;
        }
        setShown(emptyMap, analysis.explanation().map().isEmpty());
        heatTitle.setText(titleOf(analysis));
        emptyMap.setText("No positive evidence for " + analysis.className());
        RgbImage photo = analysis.photo();
        plain.setAspect(photo.width(), photo.height());
        overlaid.setAspect(photo.width(), photo.height());
        pair.setAspect(photo.width(), photo.height());
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
        layer = new HeatLayer(picture.heat());
        plain.setPhoto(picture.photo());
        overlaid.setPhoto(picture.photo());
        overlaid.setHeat(layer.image());
        repaint(layer);
    }

    /** However many changes come between two frames, the heat is coloured once. */
    private void repaintSoon() {
        repaintNeeded = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (repaintNeeded && layer != null) {
            repaint(layer);
        }
    }

    private void repaint(HeatLayer current) {
        repaintNeeded = false;
        OverlayStyle style = model.style().get();
        HeatField heat = current.heat();
        if (heat.isSigned() == model.signedProperty().get()) { // else its successor is on its way
            current.paint(style);
            legend.show(Legend.of(heat, style, Locale.getDefault(Locale.Category.FORMAT)));
        }
    }
}
