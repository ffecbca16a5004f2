package org.lesionlens.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.TruthHistogram;
import org.lesionlens.plots.Axes.Axis;
import org.lesionlens.plots.Pen.Align;

/**
 * How probabilities are spread: positive lesions upwards, negative ones downwards, each as a share
 * of its kind. The threshold cuts them into the four outcomes.
 */
record HistogramPlot(TruthHistogram histogram, Confusion counts, double threshold)
        implements Drawing {

    private static final double WIDE = 252;
    private static final double LEFT = 50;
    private static final double LEAST_STEP = 0.01;

    static HistogramPlot of(MeasuredSet set) {
        return new HistogramPlot(
                set.measures().histogram(),
                set.measures().scores().at(set.threshold()),
                set.threshold());
    }

    @Override
    public double width() {
        return LEFT + WIDE + 16;
    }

    @Override
    public double height() {
        return Heading.HEIGHT + WIDE + 36;
    }

    @Override
    public void draw(Graphics2D graphics) {
        var pen = new Pen(graphics);
        new Heading(
                        "Probabilities by truth",
                        "called positive from threshold " + Numbers.threshold(threshold) + " on")
                .draw(pen, LEFT, width());
        List<Double> positives =
                shares(histogram.positives(), counts.truePositives() + counts.falseNegatives());
        List<Double> negatives =
                shares(histogram.negatives(), counts.trueNegatives() + counts.falsePositives());
        double most = Math.max(Collections.max(positives), Collections.max(negatives));
        double step = step(most);
        double reach = step * Math.max(1, Math.ceil(most / step));
        var axes =
                new Axes(
                        new Rectangle2D.Double(LEFT, Heading.HEIGHT, WIDE, WIDE),
                        Axis.unit("Probability"),
                        new Axis(
                                "← negative, share of its kind, positive →",
                                -reach,
                                reach,
                                step,
                                share -> Numbers.percent(Math.abs(share))));
        axes.draw(pen);
        drawBars(pen, axes, positives, 1, PlotStyle.VERMILION, PlotStyle.PALE_VERMILION);
        drawBars(pen, axes, negatives, -1, PlotStyle.BLUE, PlotStyle.PALE_BLUE);
        pen.line(axes.x(0), axes.y(0), axes.x(1), axes.y(0), PlotStyle.THIN, PlotStyle.INK);
        pen.line(
                axes.x(threshold),
                axes.y(-reach),
                axes.x(threshold),
                axes.y(reach),
                PlotStyle.DASHED,
                PlotStyle.INK);
        drawOutcomes(pen, axes, reach);
    }

    /** One or two round steps on either side. */
    private static double step(double most) {
        double step = LEAST_STEP;
        while (step * 2.5 < most) {
            step *= step == LEAST_STEP || step == 10 * LEAST_STEP ? 5 : 2;
        }
        return step;
    }

    private static List<Double> shares(List<Integer> counts, int total) {
        return counts.stream().map(count -> total == 0 ? 0 : (double) count / total).toList();
    }

    /** What is called positive is dark, what is not is pale with an edge. */
    private void drawBars(
            Pen pen, Axes axes, List<Double> shares, int way, Color called, Color notCalled) {
        for (int i = 0; i < shares.size(); i++) {
            double y = way * shares.get(i);
            double from = (double) i / shares.size();
            double to = (i + 1.0) / shares.size();
            double cut = Math.clamp(threshold, from, to);
            if (y != 0 && cut > from) {
                pen.bar(axes.x(from), axes.y(0), axes.x(cut), axes.y(y), notCalled);
                pen.line(axes.x(from), axes.y(y), axes.x(cut), axes.y(y), PlotStyle.HAIR, called);
            }
            if (y != 0 && cut < to) {
                pen.bar(axes.x(cut), axes.y(0), axes.x(to), axes.y(y), called);
            }
        }
    }

    private void drawOutcomes(Pen pen, Axes axes, double reach) {
        double high = axes.y(reach) + 12;
        double low = axes.y(-reach) - 5;
        label(pen, "FN " + Numbers.count(counts.falseNegatives()), axes.x(0) + 4, high, true);
        label(pen, "TN " + Numbers.count(counts.trueNegatives()), axes.x(0) + 4, low, true);
        label(pen, "TP " + Numbers.count(counts.truePositives()), axes.x(1) - 4, high, false);
        label(pen, "FP " + Numbers.count(counts.falsePositives()), axes.x(1) - 4, low, false);
    }

    private static void label(Pen pen, String text, double x, double y, boolean isLeft) {
        pen.text(
                text,
                x,
                y,
                isLeft ? Align.LEFT : Align.RIGHT,
                PlotStyle.bold(PlotStyle.TEXT),
                PlotStyle.INK);
    }
}
