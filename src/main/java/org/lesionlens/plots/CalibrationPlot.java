package org.lesionlens.plots;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.evaluation.Calibration;
import org.lesionlens.evaluation.Calibration.Bin;
import org.lesionlens.plots.Axes.Axis;
import org.lesionlens.plots.Pen.Align;

/** How far probabilities can be taken at their word. */
record CalibrationPlot(Heading heading, Calibration calibration) implements Drawing {

    private static final double SIDE = 252;
    private static final double LEFT = 50;
    private static final double CAP = 3;

    static CalibrationPlot of(MeasuredSet set) {
        return new CalibrationPlot(
                new Heading("Calibration", result(set)), set.measures().calibration());
    }

    static String result(MeasuredSet set) {
        return "Brier score %s, expected calibration error %s"
                .formatted(
                        Numbers.three(set.measures().brier()),
                        Numbers.three(set.measures().calibration().expectedError()));
    }

    @Override
    public double width() {
        return LEFT + SIDE + 16;
    }

    @Override
    public double height() {
        return Heading.HEIGHT + SIDE + 36;
    }

    @Override
    public void draw(Graphics2D graphics) {
        var pen = new Pen(graphics);
        heading.draw(pen, LEFT, width());
        var axes =
                new Axes(
                        new Rectangle2D.Double(LEFT, Heading.HEIGHT, SIDE, SIDE),
                        Axis.unit("Predicted probability"),
                        Axis.unit("Share that is positive"));
        axes.draw(pen);
        pen.draw(
                axes.line(List.of(new Point2D.Double(0, 0), new Point2D.Double(1, 1))),
                PlotStyle.DASHED,
                PlotStyle.FRAME);
        List<Bin> bins = calibration.bins();
        bins.forEach(bin -> drawInterval(bin, pen, axes));
        pen.draw(
                axes.line(
                        bins.stream()
                                .<Point2D>map(bin ->
                                        new Point2D.Double(bin.predicted(), bin.observed().value()))
                                .toList()),
                PlotStyle.THIN,
                PlotStyle.BLUE);
        bins.forEach(bin ->
                pen.dot(
                        axes.x(bin.predicted()),
                        axes.y(bin.observed().value()),
                        3.5,
                        PlotStyle.BLUE));
        pen.text(
                "bars: 95 % intervals; dashed: at their word",
                axes.x(0.03),
                axes.y(0.955),
                Align.LEFT,
                PlotStyle.plain(PlotStyle.SMALL),
                PlotStyle.QUIET);
    }

    private static void drawInterval(Bin bin, Pen pen, Axes axes) {
        bin.certainty()
                .interval()
                .ifPresent(known -> {
                    double x = axes.x(bin.predicted());
                    for (double end : new double[] {known.low(), known.high()}) {
                        double y = axes.y(end);
                        pen.line(x - CAP, y, x + CAP, y, PlotStyle.THIN, PlotStyle.BLUE);
                    }
                    pen.line(
                            x,
                            axes.y(known.low()),
                            x,
                            axes.y(known.high()),
                            PlotStyle.THIN,
                            PlotStyle.BLUE);
                });
    }
}
