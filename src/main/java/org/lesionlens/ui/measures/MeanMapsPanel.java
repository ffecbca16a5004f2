package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.review.BorderEnergyHistogram;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeMaps.Summary;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotPath;

/** The mean map of each outcome, and how much heat lies at the maps' borders. */
final class MeanMapsPanel extends MeasurePanel {

    private static final int LEGEND_WIDTH = 128;
    private static final int LEGEND_HEIGHT = 8;
    private static final double FILLED = 0.85; // of a strip's height, by its highest bar
    private static final List<Outcome> TOP_DOWN =
            List.of(
                    Outcome.TRUE_POSITIVE,
                    Outcome.FALSE_NEGATIVE,
                    Outcome.TRUE_NEGATIVE,
                    Outcome.FALSE_POSITIVE);

    private final List<Lane> lanes = new ArrayList<>();
    private final PlotPath even = new PlotPath("rule");
    private final PlotPath high = new PlotPath("chance");
    private final Plot plot =
            new Plot(
                    Plot.axis(
                            MeasureWording.TEXTS.get("maps.x"),
                            0,
                            BorderEnergyHistogram.STEP * BorderEnergyHistogram.STEPS,
                            1,
                            ratio -> MeasureWording.TEXTS.get("maps.times", Formats.whole(ratio))),
                    Plot.axis(
                            MeasureWording.TEXTS.get("maps.y"),
                            0,
                            TOP_DOWN.size(),
                            1,
                            MeanMapsPanel::letters));
    private final Label ofPhotos = text("reading", MeasureWording.TEXTS.get("maps.photos"));
    private final ImageView legend = new ImageView();
    private final Label top = number("map-top");
    private final ObservableValue<ColourMap> colours;
    private Measures measures;
    private double threshold;

    private record Lane(Outcome outcome, MeanMapTile tile, PlotPath strip) {}

    /**
     * @param colours of the heat
     */
    MeanMapsPanel(Measures measures, ObservableValue<ColourMap> colours) {
        super("measures-maps", MeasureWording.TEXTS.get("maps.title"));
        this.measures = measures;
        this.colours = colours;
        var row = new FlowPane();
        row.getStyleClass().add("maps");
        plot.setId("border-plot");
        plot.setAccessibleText(MeasureWording.TEXTS.get("maps.x"));
        for (Outcome outcome : TOP_DOWN) {
            var tile = new MeanMapTile(outcome);
            row.getChildren().add(tile);
            var strip = new PlotPath("bars", outcome.letters().toLowerCase(Locale.ROOT));
            plot.add(strip);
            lanes.add(new Lane(outcome, tile, strip));
        }
        plot.add(even);
        plot.add(high);
        var key = new HBox(new Label(Formats.whole(0)), legend, top);
        key.getStyleClass().add("map-key");
        row.getChildren()
                .add(
                        new VBox(
                                text("heading", MeasureWording.TEXTS.get("maps.border.title")),
                                plot,
                                text("reading", MeasureWording.TEXTS.get("maps.border.reading"))));
        getChildren()
                .addAll(
                        row,
                        key,
                        text("reading", MeasureWording.TEXTS.get("maps.reading")),
                        ofPhotos);
        colours.subscribe(_ -> showColours());
    }

    private static String letters(double base) {
        int lane = TOP_DOWN.size() - 1 - (int) Math.round(base);
        return lane < 0 ? "" : TOP_DOWN.get(lane).letters();
    }

    private void showColours() {
        legend.setImage(
                FxImages.of(
                        RgbImage.painted(
                                LEGEND_WIDTH,
                                LEGEND_HEIGHT,
                                (y, row) -> {
                                    for (int x = 0; x < row.length; x++) {
                                        row[x] = colours.getValue().colour(x / (row.length - 1.0));
                                    }
                                })));
        at(threshold);
    }

    @Override
    void show(Measures newMeasures) {
        measures = newMeasures;
        boolean lesions = measures.units().unit() != MeasuredUnit.PHOTO;
        ofPhotos.setVisible(lesions);
        ofPhotos.setManaged(lesions);
        even.show(plot, List.of(upright(1)));
        high.show(plot, List.of(upright(BorderEnergy.HIGH_RATIO)));
    }

    private static List<Point2D> upright(double ratio) {
        return List.of(new Point2D(ratio, 0), new Point2D(ratio, TOP_DOWN.size()));
    }

    @Override
    void at(double newThreshold) {
        threshold = newThreshold;
        List<Summary> summaries =
                lanes.stream().map(lane -> measures.maps().at(lane.outcome(), threshold)).toList();
        float most = 0;
        for (Summary summary : summaries) {
            most = Math.max(most, summary.mean().map(Heatmap::maximum).orElse(0f));
        }
        top.setText(MeasureWording.TEXTS.get("maps.top", Formats.share(most)));
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).tile().show(summaries.get(i), most, colours.getValue());
            lanes.get(i).strip().show(plot, bars(i, summaries.get(i).border()));
        }
    }

    private static List<List<Point2D>> bars(int lane, BorderEnergyHistogram spread) {
        double base = TOP_DOWN.size() - 1.0 - lane;
        int most = spread.counts().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<Point2D>> bars = new ArrayList<>();
        for (int i = 0; i < spread.counts().size(); i++) {
            int count = spread.counts().get(i);
            if (count > 0) {
                bars.add(
                        PlotPath.bar(
                                i * BorderEnergyHistogram.STEP,
                                (i + 1) * BorderEnergyHistogram.STEP,
                                base,
                                base + FILLED * count / most));
            }
        }
        return bars;
    }
}
