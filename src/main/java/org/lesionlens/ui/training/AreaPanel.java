package org.lesionlens.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Point2D;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import org.lesionlens.training.SampleArea;
import org.lesionlens.training.TrainingHistory;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Plot;
import org.lesionlens.ui.fx.PlotPath;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.Panel;

/** The area under the ROC curve over checkpoints. */
final class AreaPanel extends Panel {

    private static final Texts TEXTS = Texts.of(AreaPanel.class);
    private static final double TICKS = 0.25;
    private static final double EDGE = 0.5; // of a step, beside the first and the last
    private static final int MOST_LABELS = 12;
    private static final double TALL = 0.03; // of a dot, in parts of the axis
    private static final double WIDE = 0.006; // the same: a plot is wider than it is high

    private final Label area = number("training-area");
    private final Label over = text("reading", "");
    private final NumberAxis across;
    private final Plot plot;
    private final PlotPath line = new PlotPath("curve");
    private final PlotPath dots = new PlotPath("curve", "dots");
    private TrainingHistory history = TrainingHistory.NONE;

    AreaPanel() {
        super("training-curve", TEXTS.get("area"));
        area.getStyleClass().add("area");
        across = Plot.axis(TEXTS.get("checkpoint"), -EDGE, EDGE, 1, this::label);
        plot = new Plot(across, Plot.axis(TEXTS.get("area.axis"), 0, 1, TICKS, Formats::share));
        plot.setId("training-plot");
        plot.add(line);
        plot.add(dots);
        getChildren().addAll(area, over, plot);
        show(history);
    }

    private String label(double value) {
        int place = (int) Math.round(value);
        return Math.abs(value - place) < 0.01 && place >= 0 && place < history.results().size()
                ? history.label(place)
                : "";
    }

    void show(TrainingHistory newest) {
        history = newest;
        int count = newest.results().size();
        setVisible(count > 0);
        setManaged(count > 0);
        if (count == 0) {
            return;
        }
        // Ticks begin at the lower end: a whole step before the first checkpoint, or none is at
        // one.
        int step = Math.ceilDiv(count, MOST_LABELS);
        across.setTickUnit(step);
        across.setLowerBound(-step);
        across.setUpperBound(count - 1 + (double) step);
        SampleArea last = newest.results().getLast().area();
        area.setText(last.auc().isPresent() ? Formats.probability(last.auc().getAsDouble()) : "–");
        over.setText(
                TEXTS.get(
                        "area.over",
                        newest.label(count - 1),
                        Formats.count(last.positives()),
                        Formats.count(last.negatives())));
        List<List<Point2D>> lines = new ArrayList<>();
        List<List<Point2D>> marks = new ArrayList<>();
        boolean isGap = true;
        for (int i = 0; i < count; i++) {
            OptionalDouble auc = newest.results().get(i).area().auc();
            if (auc.isPresent()) {
                if (isGap) {
                    lines.add(new ArrayList<>());
                }
                lines.getLast().add(new Point2D(i, auc.getAsDouble()));
                double wide = WIDE * (count + 1);
                marks.add(
                        PlotPath.bar(
                                i - wide / 2,
                                i + wide / 2,
                                auc.getAsDouble() - TALL / 2,
                                auc.getAsDouble() + TALL / 2));
            }
            isGap = auc.isEmpty();
        }
        line.show(plot, lines);
        dots.show(plot, marks);
    }
}
