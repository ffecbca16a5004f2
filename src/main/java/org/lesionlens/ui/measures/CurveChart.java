package org.lesionlens.ui.measures;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.lesionlens.evaluation.ClusterBootstrap.Areas;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Curve;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.review.Measures;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotMark;
import org.lesionlens.ui.fx.PlotPath;
import org.lesionlens.ui.review.ChosenThreshold;
import org.lesionlens.ui.review.IntervalWords;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewViewModel;

/** A curve with the threshold on it, which is dragged along. */
final class CurveChart extends MeasurePanel {

    private static final double TICKS = 0.25;

    private final CurveKind kind;
    private final ReviewViewModel review;
    private final Plot plot;
    private final PlotPath chance = new PlotPath("chance");
    private final PlotPath line = new PlotPath("curve");
    private final PlotMark hover = new PlotMark("hover");
    private final PlotMark handle = new PlotMark("handle");
    private final Label area;
    private final Label readout = new Label();
    private final Label certainty = text("reading", "");
    private final Label missing = text("missing", "");
    private Measures measures;
    private Optional<? extends Curve> curve = Optional.empty();

    CurveChart(CurveKind kind, Measures measures, ReviewViewModel review) {
        super("measures-" + kind.key(), MeasureWording.TEXTS.get(kind.key() + ".title"));
        this.kind = kind;
        this.measures = measures;
        this.review = review;
        plot = new Plot(axis("x"), axis("y"));
        plot.setId(kind.key() + "-plot");
        plot.add(chance);
        plot.add(line);
        plot.addOnTop(hover);
        plot.addOnTop(handle);
        hover.node().setVisible(false);
        ThresholdHandle.install(handle, kind.key() + "-handle", review.thresholdProperty(), -1);
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseExited(_ -> leave());
        plot.setOnMousePressed(this::drag);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseClicked(this::select);
        area = number(kind.key() + "-area");
        area.getStyleClass().add("area");
        readout.getStyleClass().add("readout");
        readout.setId(kind.key() + "-readout");
        certainty.setId(kind.key() + "-certainty");
        missing.setId(kind.key() + "-missing");
        missing.setText(MeasureWording.TEXTS.get(kind.key() + ".missing"));
        getChildren()
                .addAll(
                        area,
                        certainty,
                        plot,
                        missing,
                        readout,
                        text("reading", MeasureWording.TEXTS.get(kind.key() + ".reading")));
    }

    private NumberAxis axis(String which) {
        return Plot.axis(
                MeasureWording.TEXTS.get(kind.key() + "." + which), 0, 1, TICKS, Formats::share);
    }

    @Override
    void show(Measures newMeasures) {
        measures = newMeasures;
        curve = kind.curve(measures);
        boolean known = curve.isPresent();
        plot.setVisible(known);
        plot.setManaged(known);
        readout.setVisible(known);
        readout.setManaged(known);
        missing.setVisible(!known);
        missing.setManaged(!known);
        certainty.setVisible(known);
        certainty.setManaged(known);
        hover.node().setVisible(false);
        line.show(plot, curve.stream().map(kind::line).toList());
        chance.show(plot, known ? List.of(kind.chance(measures)) : List.of());
    }

    /** Shows the area; the interval is being drawn as long as it is empty. */
    void showIntervals(Optional<Areas> intervals) {
        String value = curve.map(kind::area).map(Formats::probability).orElse(MeasureWording.NONE);
        Optional<ClusteredInterval> drawn = intervals.map(kind::interval);
        String sure =
                drawn.map(known -> known.interval().map(IntervalWords::of).orElse("")).orElse("…");
        area.setText(
                MeasureWording.TEXTS.get(
                        kind.key() + ".area", value, curve.isPresent() ? sure : ""));
        certainty.setText(drawn.map(this::certainty).orElse(""));
        plot.setAccessibleText(area.getText() + " " + certainty.getText());
    }

    private String certainty(ClusteredInterval drawn) {
        Clusters clusters = measures.clusters();
        return drawn.isUnsupported()
                ? MeasureWording.TEXTS.get(
                        "area.few." + clusters.kind(), ClusteredInterval.FEWEST, drawn.clusters())
                : MeasureWording.TEXTS.get(
                        "area.draws",
                        Formats.count(Measures.DRAWS),
                        MeasureWording.clusters(clusters.count(), clusters.kind()));
    }

    @Override
    void at(double threshold) {
        curve.ifPresent(known -> {
            CurvePoint point = known.at(threshold);
            handle.show(plot, point.x(), point.y());
            readout.setText(words(ProbabilityWords.threshold(threshold, 3), point));
        });
    }

    private String words(String threshold, CurvePoint point) {
        return MeasureWording.TEXTS.get(
                kind.key() + ".at",
                threshold,
                Formats.probability(point.y()),
                Formats.probability(point.x()));
    }

    private void point(MouseEvent event) {
        curve.ifPresent(known -> {
            Optional<CurvePoint> near =
                    plot.at(event).map(place -> known.nearest(place.getX(), place.getY()));
            hover.node().setVisible(near.isPresent());
            near.ifPresentOrElse(this::tell, this::leave);
        });
    }

    private void tell(CurvePoint point) {
        double threshold = threshold(point);
        hover.show(plot, point.x(), point.y());
        String lesion = measures.lastCalled(threshold).map(one -> one.image().name()).orElse("");
        readout.setText(
                MeasureWording.TEXTS
                        .get("hover", words(Formats.probability(threshold), point), lesion)
                        .strip());
    }

    private void leave() {
        hover.node().setVisible(false);
        at(review.thresholdProperty().get());
    }

    private void drag(MouseEvent event) {
        boolean starts = event.getEventType() == MouseEvent.MOUSE_PRESSED;
        if (!event.isPrimaryButtonDown()
                || curve.isEmpty()
                || (starts && plot.at(event).isEmpty())) {
            return;
        }
        handle.node().requestFocus();
        hover.node().setVisible(false);
        Point2D place = plot.near(event);
        CurvePoint point = curve.get().nearest(place.getX(), place.getY());
        ChosenThreshold.take(review, threshold(point));
        event.consume();
    }

    private void select(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && event.isStillSincePress()
                && plot.at(event).isPresent()) {
            measures.lastCalled(review.thresholdProperty().get())
                    .ifPresent(one -> review.selectedProperty().set(one.image()));
        }
    }

    /** Where nothing is called positive, a threshold cannot do more than be 1. */
    private static double threshold(CurvePoint point) {
        return Math.min(1, point.threshold());
    }
}
