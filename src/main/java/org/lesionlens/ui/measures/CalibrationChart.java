package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import org.lesionlens.evaluation.Calibration.Bin;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.review.Measures;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotMark;
import org.lesionlens.ui.fx.PlotPath;
import org.lesionlens.ui.review.IntervalWords;

/** How far probabilities can be taken at their word. */
final class CalibrationChart extends MeasurePanel {

    private static final double TICKS = 0.25;

    private final Plot plot =
            new Plot(
                    Plot.axis(
                            MeasureWording.TEXTS.get("calibration.x"), 0, 1, TICKS, Formats::share),
                    Plot.axis(
                            MeasureWording.TEXTS.get("calibration.y"),
                            0,
                            1,
                            TICKS,
                            Formats::share));
    private final PlotPath perfect = new PlotPath("chance");
    private final PlotPath intervals = new PlotPath("intervals");
    private final PlotPath line = new PlotPath("curve");
    private final List<PlotMark> dots = new ArrayList<>();
    private final Label errors = number("calibration-errors");
    private final Label readout = new Label();
    private final Label reading = text("reading", "");
    private Clusters.Kind kind = Clusters.Kind.PHOTO;
    private List<Bin> bins = List.of();

    CalibrationChart() {
        super("measures-calibration", MeasureWording.TEXTS.get("calibration.title"));
        errors.getStyleClass().add("area");
        plot.setId("calibration-plot");
        plot.add(perfect);
        plot.add(intervals);
        plot.add(line);
        for (int i = 0; i < Measures.CALIBRATION_BINS; i++) {
            var dot = new PlotMark("dot");
            dots.add(dot);
            plot.addOnTop(dot);
        }
        readout.getStyleClass().add("readout");
        readout.setId("calibration-readout");
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseExited(_ -> sum());
        getChildren().addAll(errors, plot, readout, reading);
    }

    @Override
    void show(Measures measures) {
        bins = measures.calibration().bins();
        kind = measures.clusters().kind();
        reading.setText(
                MeasureWording.TEXTS.get(
                        "calibration.reading", MeasureWording.by(kind), ClusteredInterval.FEWEST));
        errors.setText(
                MeasureWording.TEXTS.get(
                        "calibration.errors",
                        MeasureWording.value(measures.brier()),
                        MeasureWording.value(measures.calibration().expectedError())));
        plot.setAccessibleText(errors.getText());
        perfect.show(plot, List.of(List.of(new Point2D(0, 0), new Point2D(1, 1))));
        intervals.show(plot, bins.stream().flatMap(CalibrationChart::interval).toList());
        line.show(
                plot,
                List.of(
                        bins.stream()
                                .map(bin -> new Point2D(bin.predicted(), bin.observed().value()))
                                .toList()));
        for (int i = 0; i < dots.size(); i++) {
            dots.get(i).node().setVisible(i < bins.size());
            if (i < bins.size()) {
                dots.get(i).show(plot, bins.get(i).predicted(), bins.get(i).observed().value());
            }
        }
        sum();
    }

    private static Stream<List<Point2D>> interval(Bin bin) {
        return bin.certainty().interval().stream()
                .map(known ->
                        List.of(
                                new Point2D(bin.predicted(), known.low()),
                                new Point2D(bin.predicted(), known.high())));
    }

    @Override
    void at(double threshold) {
        // Calibration is about probabilities, whatever is called positive.
    }

    private void sum() {
        readout.setText(MeasureWording.TEXTS.get("calibration.bins", Formats.count(bins.size())));
    }

    private void point(MouseEvent event) {
        plot.at(event)
                .flatMap(place ->
                        bins.stream()
                                .min(
                                        Comparator.comparingDouble(
                                                bin -> Math.abs(bin.predicted() - place.getX()))))
                .ifPresentOrElse(this::tell, this::sum);
    }

    private void tell(Bin bin) {
        readout.setText(
                MeasureWording.TEXTS.get(
                        "calibration.at",
                        Formats.probability(bin.predicted()),
                        Formats.probability(bin.observed().value()),
                        IntervalWords.of(bin.certainty(), kind),
                        Formats.count(bin.observed().hits()),
                        Formats.count(bin.observed().of())));
    }
}
