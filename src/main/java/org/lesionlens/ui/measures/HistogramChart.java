package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.evaluation.TruthHistogram;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotMark;
import org.lesionlens.ui.fx.PlotPath;
import org.lesionlens.ui.review.ChosenThreshold;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * How probabilities are spread: positive lesions upwards, negative ones downwards, each as a share
 * of its kind, because one kind is often rare. The threshold cuts them into the four outcomes.
 */
final class HistogramChart extends MeasurePanel {

    private static final double TICKS = 0.25;

    private final NumberAxis up =
            Plot.axis(
                    MeasureWording.TEXTS.get("histogram.y"),
                    -1,
                    1,
                    1,
                    share ->
                            MeasureWording.TEXTS.get(
                                    "percent", Formats.whole(Math.abs(share) * 100)));
    private final Plot plot =
            new Plot(
                    Plot.axis(MeasureWording.TEXTS.get("histogram.x"), 0, 1, TICKS, Formats::share),
                    up);
    private final Map<Outcome, PlotPath> bars = new EnumMap<>(Outcome.class);
    private final PlotPath zero = new PlotPath("zero");
    private final PlotPath rule = new PlotPath("rule");
    private final PlotMark handle = new PlotMark("handle");
    private final Label readout = new Label();
    private final ReviewViewModel review;
    private Measures measures;

    HistogramChart(Measures measures, ReviewViewModel review) {
        super("measures-histogram", MeasureWording.TEXTS.get("histogram.title"));
        this.measures = measures;
        this.review = review;
        plot.setId("histogram-plot");
        var legend = new FlowPane();
        legend.getStyleClass().add("legend");
        for (Outcome outcome : Outcome.values()) {
            var path = new PlotPath("bars", outcome.letters().toLowerCase(Locale.ROOT));
            bars.put(outcome, path);
            plot.add(path);
            legend.getChildren().add(new OutcomeMark(OutcomeGroup.of(outcome)));
        }
        plot.add(zero);
        plot.add(rule);
        plot.addOnTop(handle);
        ThresholdHandle.install(handle, "histogram-handle", review.thresholdProperty(), 1);
        plot.setOnMousePressed(this::drag);
        plot.setOnMouseDragged(this::drag);
        readout.getStyleClass().add("readout");
        readout.setId("histogram-readout");
        getChildren()
                .addAll(
                        legend,
                        plot,
                        readout,
                        text("reading", MeasureWording.TEXTS.get("histogram.reading")));
    }

    @Override
    void show(Measures newMeasures) {
        measures = newMeasures;
        TruthHistogram histogram = measures.histogram();
        List<Double> positives = shares(histogram.positives(), measures.scores().positives());
        List<Double> negatives = shares(histogram.negatives(), measures.scores().negatives());
        double most = Math.max(Collections.max(positives), Collections.max(negatives));
        double tick = tick(most);
        double reach = tick * Math.max(1, Math.ceil(most / tick));
        up.setLowerBound(-reach);
        up.setUpperBound(reach);
        up.setTickUnit(tick);
        List<List<Point2D>> above = bars(positives, 1);
        List<List<Point2D>> below = bars(negatives, -1);
        bars.forEach((outcome, path) -> path.show(plot, outcome.isOfPositives() ? above : below));
        zero.show(plot, List.of(List.of(new Point2D(0, 0), new Point2D(1, 0))));
    }

    /** One or two round steps on either side. */
    private static double tick(double most) {
        double step = 0.01;
        while (step * 2.5 < most) {
            step *= step == 0.01 || step == 0.1 ? 5 : 2;
        }
        return step;
    }

    private static List<Double> shares(List<Integer> counts, int total) {
        return counts.stream().map(count -> total == 0 ? 0 : (double) count / total).toList();
    }

    private static List<List<Point2D>> bars(List<Double> shares, int direction) {
        List<List<Point2D>> bars = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i) > 0) {
                bars.add(
                        PlotPath.bar(
                                (double) i / shares.size(),
                                (i + 1.0) / shares.size(),
                                0,
                                direction * shares.get(i)));
            }
        }
        return bars;
    }

    @Override
    void at(double threshold) {
        bars.forEach((outcome, path) -> {
            if (outcome.isCalledPositive()) {
                path.showBetween(plot, threshold, Double.POSITIVE_INFINITY);
            } else {
                path.showBetween(plot, Double.NEGATIVE_INFINITY, threshold);
            }
        });
        rule.show(
                plot,
                List.of(
                        List.of(
                                new Point2D(threshold, up.getLowerBound()),
                                new Point2D(threshold, up.getUpperBound()))));
        handle.show(plot, threshold, up.getUpperBound());
        readout.setText(
                MeasureWording.TEXTS.get("histogram.at", ProbabilityWords.threshold(threshold, 3)));
    }

    private void drag(MouseEvent event) {
        boolean starts = event.getEventType() == MouseEvent.MOUSE_PRESSED;
        if (!event.isPrimaryButtonDown() || (starts && plot.at(event).isEmpty())) {
            return;
        }
        handle.node().requestFocus();
        ChosenThreshold.point(review, plot.near(event).getX());
        event.consume();
    }
}
