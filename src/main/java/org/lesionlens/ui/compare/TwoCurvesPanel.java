package org.lesionlens.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotMark;
import org.lesionlens.ui.fx.PlotPath;

/**
 * The ROC curves of both judges in one plot, and how much their areas differ; of who only called, a
 * point.
 */
final class TwoCurvesPanel extends ComparisonPanel {

    private static final double TICKS = 0.25;

    private final Plot plot = new Plot(axis("x"), axis("y"));
    private final PlotPath chance = new PlotPath("chance");
    private final PlotPath firstLine = new PlotPath("curve", "first");
    private final PlotPath secondLine = new PlotPath("curve", "second");
    private final PlotMark firstMark = new PlotMark("judge", "first");
    private final PlotMark secondMark = new PlotMark("judge", "second");
    private final Label firstArea = text("first-key", "");
    private final Label secondArea = text("second-key", "");
    private final Label difference = text("result", "");
    private final Label certainty = text("reading", "");
    private final Label missing = text("missing", ComparisonWording.TEXTS.get("roc.missing"));
    private @Nullable Comparison comparison;
    private @Nullable SecondJudge second;
    private Optional<RocCurve> firstCurve = Optional.empty();
    private Optional<RocCurve> secondCurve = Optional.empty(); // of calls alone: through a point

    TwoCurvesPanel() {
        super("compare-roc", ComparisonWording.TEXTS.get("roc.title"));
        plot.setId("compare-plot");
        plot.add(chance);
        plot.add(firstLine);
        plot.add(secondLine);
        plot.addOnTop(firstMark);
        plot.addOnTop(secondMark);
        firstArea.setId("roc-first");
        secondArea.setId("roc-second");
        difference.setId("roc-difference");
        certainty.setId("roc-certainty");
        getChildren()
                .addAll(
                        firstArea,
                        secondArea,
                        difference,
                        certainty,
                        plot,
                        missing,
                        text("reading", ComparisonWording.TEXTS.get("roc.reading")));
    }

    private static NumberAxis axis(String which) {
        return Plot.axis(ComparisonWording.TEXTS.get("roc." + which), 0, 1, TICKS, Formats::share);
    }

    @Override
    void show(SecondJudge newSecond, Comparison newest, String sought) {
        comparison = newest;
        second = newSecond;
        boolean known = newest.first().hasBoth();
        plot.setVisible(known);
        plot.setManaged(known);
        missing.setVisible(!known);
        missing.setManaged(!known);
        chance.show(
                plot, known ? List.of(List.of(new Point2D(0, 0), new Point2D(1, 1))) : List.of());
        firstCurve = RocCurve.of(newest.first());
        secondCurve = RocCurve.of(newest.second());
        firstLine.show(plot, line(firstCurve));
        secondLine.show(plot, newSecond.isRanked() ? line(secondCurve) : List.of());
        firstArea.setText(area("roc.first", firstCurve));
        secondArea.setText(
                newSecond.isRanked()
                        ? area("roc.second", secondCurve)
                        : ComparisonWording.TEXTS.get("roc.point"));
    }

    private static List<List<Point2D>> line(Optional<RocCurve> curve) {
        return curve.stream()
                .map(known -> known.points().stream().map(p -> new Point2D(p.x(), p.y())).toList())
                .toList();
    }

    private static String area(String key, Optional<RocCurve> curve) {
        return ComparisonWording.TEXTS.get(
                key,
                curve.map(known -> Formats.probability(known.area()))
                        .orElse(ComparisonWording.NONE));
    }

    /** Shows the difference; its interval is being drawn as long as it is empty. */
    void showInterval(Optional<ClusteredInterval> interval) {
        Comparison now = comparison;
        SecondJudge judge = second;
        Optional<Double> value =
                now == null || judge == null || !judge.isRanked()
                        ? Optional.empty()
                        : now.areas().difference();
        difference.setVisible(value.isPresent());
        difference.setManaged(value.isPresent());
        certainty.setVisible(value.isPresent());
        certainty.setManaged(value.isPresent());
        if (value.isEmpty() || now == null) {
            return;
        }
        Clusters clusters = now.clusters();
        String result = Formats.difference(value.get());
        Optional<String> sure =
                interval.isEmpty()
                        ? Optional.of("…")
                        : interval.get().interval().map(ComparisonWording::difference);
        difference.setText(
                sure.map(known -> ComparisonWording.TEXTS.get("roc.difference", result, known))
                        .orElseGet(
                                () -> ComparisonWording.TEXTS.get("roc.difference.alone", result)));
        certainty.setText(interval.map(known -> why(known, clusters)).orElse(""));
        plot.setAccessibleText(
                firstArea.getText() + " " + secondArea.getText() + " " + difference.getText());
    }

    private static String why(ClusteredInterval known, Clusters clusters) {
        return known.isUnsupported()
                ? ComparisonWording.TEXTS.get(
                        "roc.few." + clusters.kind(),
                        Formats.count(ClusteredInterval.FEWEST),
                        Formats.count(known.clusters()))
                : ComparisonWording.TEXTS.get(
                        "roc.draws." + clusters.kind(),
                        Formats.count(ComparisonViewModel.DRAWS),
                        Formats.count(clusters.count()));
    }

    @Override
    void at(Thresholds thresholds) {
        mark(firstMark, firstCurve, thresholds.first());
        mark(secondMark, secondCurve, thresholds.second());
    }

    private void mark(PlotMark mark, Optional<RocCurve> curve, double threshold) {
        Optional<CurvePoint> point = curve.map(known -> known.at(threshold));
        mark.node().setVisible(point.isPresent());
        point.ifPresent(at -> mark.show(plot, at.x(), at.y()));
    }
}
