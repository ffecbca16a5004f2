package org.lesionlens.ui.measures;

import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.Enlargement;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.OutcomeMaps.Summary;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.Panel;

/** The mean map of one outcome. */
final class MeanMapTile extends VBox {

    /** Enough for a map of some ten cells a side; the screen smooths it to its size. */
    private static final int PIXELS = 48;

    private static final double SIDE = 136;
    private static final Texts TEXTS = MeasureWording.TEXTS;

    private final String name;
    private final ImageView picture = new ImageView();
    private final Label note = Panel.text("note", TEXTS.get("maps.none"));
    private final Label counts;
    private final Label border;

    MeanMapTile(Outcome outcome) {
        String id = "map-" + outcome.letters();
        name = OutcomeMark.name(OutcomeGroup.of(outcome));
        getStyleClass().add("map-tile");
        setId(id);
        counts = Panel.number(id + "-counts");
        border = Panel.number(id + "-border");
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        picture.setId(id + "-picture");
        var stage = new StackPane(note, picture);
        stage.getStyleClass().add("map-stage");
        stage.setMinSize(SIDE, SIDE);
        stage.setMaxSize(SIDE, SIDE);
        getChildren().addAll(new OutcomeMark(OutcomeGroup.of(outcome)), stage, counts, border);
    }

    /**
     * @param top mean that the last colour stands for
     */
    void show(Summary summary, float top, ColourMap colours) {
        picture.setVisible(summary.mean().isPresent());
        note.setVisible(summary.mean().isEmpty());
        summary.mean().ifPresent(map -> picture.setImage(FxImages.of(paint(map, top, colours))));
        counts.setText(
                summary.empty() == 0
                        ? TEXTS.counted("maps.counts", summary.maps())
                        : TEXTS.counted(
                                "maps.counts.empty",
                                summary.maps(),
                                Formats.count(summary.empty())));
        double median = summary.border().median();
        border.setText(
                TEXTS.get(
                        "maps.border",
                        Double.isNaN(median) ? MeasureWording.NONE : Formats.share(median)));
        picture.setAccessibleText(
                TEXTS.get("maps.accessible", name, counts.getText(), border.getText()));
    }

    private static RgbImage paint(Heatmap map, float top, ColourMap colours) {
        float[] heat = Enlargement.of(map, PIXELS, PIXELS);
        int[] pixels = new int[heat.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours.colour(heat[i] / top);
        }
        return RgbImage.of(PIXELS, PIXELS, pixels);
    }
}
