package org.lesionlens.plots;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.plots.Pen.Align;

/**
 * A number over places in a row, such as checkpoints of a training, up to 1.
 *
 * @param title what it is
 * @param about a line below the title
 * @param across what the places are
 * @param up what the number is
 * @param low the least that it can be
 * @param labels of the places, in their order, at least one
 * @param values one for each place; none where it is not known, which leaves a gap
 */
public record SeriesPlot(
        String title,
        String about,
        String across,
        String up,
        double low,
        List<String> labels,
        List<OptionalDouble> values)
        implements Drawing {

    private static final double LEFT = 50;
    private static final double WIDTH = 396;
    private static final double HEIGHT = 198;
    private static final double DOT = 2.4;
    private static final double LETTER_ROOM = 30; // between labels, which may be long

    public SeriesPlot {
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        if (labels.isEmpty() || labels.size() != values.size()) {
            throw new IllegalArgumentException(
                    "%d labels, %d values".formatted(labels.size(), values.size()));
        }
    }

    @Override
    public double width() {
        return LEFT + WIDTH + 16;
    }

    @Override
    public double height() {
        return Heading.HEIGHT + HEIGHT + 36;
    }

    @Override
    public void draw(Graphics2D graphics) {
        var pen = new Pen(graphics);
        new Heading(title, about + last()).draw(pen, LEFT, width());
        int end = Math.max(1, labels.size() - 1);
        var axes =
                new Axes(
                        new Rectangle2D.Double(LEFT, Heading.HEIGHT, WIDTH, HEIGHT),
                        new Axes.Axis(across, -0.5, end + 0.5, end + 1, _ -> ""),
                        new Axes.Axis(up, low, 1, low < 0 ? 0.5 : 0.25, Numbers::two));
        axes.draw(pen);
        drawLabels(pen, axes);
        for (List<Point2D> line : lines()) {
            pen.draw(axes.line(line), PlotStyle.CURVE, PlotStyle.BLUE);
            line.forEach(point ->
                    pen.dot(axes.x(point.getX()), axes.y(point.getY()), DOT, PlotStyle.BLUE));
        }
    }

    private String last() {
        OptionalDouble last = values.getLast();
        return last.isEmpty()
                ? ""
                : "; last: " + Numbers.three(last.getAsDouble()).replace('-', '\u2212');
    }

    private void drawLabels(Pen pen, Axes axes) {
        var small = PlotStyle.plain(PlotStyle.SMALL);
        int step = (int) Math.ceil(labels.size() * LETTER_ROOM / WIDTH);
        for (int i = 0; i < labels.size(); i += step) {
            String label = small.cut(labels.get(i), step * WIDTH / labels.size() - 4);
            double y = Heading.HEIGHT + HEIGHT + 12;
            pen.text(label, axes.x(i), y, Align.CENTRE, small, PlotStyle.QUIET);
        }
    }

    /** Stretches without a gap. */
    private List<List<Point2D>> lines() {
        List<List<Point2D>> lines = new ArrayList<>();
        boolean isGap = true;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                if (isGap) {
                    lines.add(new ArrayList<>());
                }
                lines.getLast().add(new Point2D.Double(i, values.get(i).getAsDouble()));
            }
            isGap = values.get(i).isEmpty();
        }
        return lines;
    }
}
