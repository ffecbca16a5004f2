package org.lesionlens.plots;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.plots.Pen.Align;

/**
 * A curve over thresholds, with the one that is used, what calls at random would give, and people.
 *
 * @param places of the curve, as it is drawn
 * @param chance two places of the line of calls at random
 * @param used where the threshold stands
 * @param note what the threshold gives
 * @param others people, by their names
 */
record CurvePlot(
        Heading heading,
        Axes.Axis across,
        Axes.Axis up,
        List<Point2D> places,
        List<Point2D> chance,
        CurvePoint used,
        List<String> note,
        List<Person> others)
        implements Drawing {

    private static final double SIDE = 252;
    private static final double LEFT = 50;
    private static final double ARM = 4;
    private static final double RIGHT = 0.7; // from here on there is no room for a name behind

    /** A person's place in the plot. */
    record Person(String name, double x, double y) {}

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
        var axes = new Axes(new Rectangle2D.Double(LEFT, Heading.HEIGHT, SIDE, SIDE), across, up);
        axes.draw(pen);
        pen.draw(axes.line(chance), PlotStyle.DASHED, PlotStyle.FRAME);
        pen.draw(axes.line(places), PlotStyle.CURVE, PlotStyle.BLUE);
        others.forEach(person -> draw(person, pen, axes));
        pen.dot(axes.x(used.x()), axes.y(used.y()), 4, PlotStyle.VERMILION);
        drawNote(pen, axes);
    }

    /** A cross, which is no dot, with the name beside it. */
    private static void draw(Person person, Pen pen, Axes axes) {
        double x = axes.x(person.x());
        double y = axes.y(person.y());
        pen.line(x - ARM, y - ARM, x + ARM, y + ARM, PlotStyle.CURVE, PlotStyle.INK);
        pen.line(x - ARM, y + ARM, x + ARM, y - ARM, PlotStyle.CURVE, PlotStyle.INK);
        var letters = PlotStyle.plain(PlotStyle.SMALL);
        double wide = letters.width(person.name());
        double left = person.x() > RIGHT ? x - ARM - 3 - wide : x + ARM + 3;
        pen.bar(left - 1, y - 5, left + wide + 1, y + 5, PlotStyle.PAPER);
        pen.text(person.name(), left, y + 3, Align.LEFT, letters, PlotStyle.INK);
    }

    /**
     * In the corner that the curve leaves free: below on the right, or where it falls on the left.
     */
    private void drawNote(Pen pen, Axes axes) {
        var font = PlotStyle.plain(PlotStyle.SMALL);
        double line = 11;
        double width = note.stream().mapToDouble(font::width).max().orElse(0) + 20;
        boolean falls = places.getLast().getY() < places.getFirst().getY();
        boolean isLow = places.stream().allMatch(place -> place.getY() < 0.6 || place.getX() < 0.1);
        double left = falls && !isLow ? axes.x(0.03) : axes.x(0.97) - width;
        double top = falls && isLow ? axes.y(0.97) : axes.y(0.03) - line * note.size() - 6;
        pen.fill(new Rectangle2D.Double(left, top, width, line * note.size() + 6), PlotStyle.PAPER);
        pen.dot(left + 8, top + 8, 3, PlotStyle.VERMILION);
        for (int i = 0; i < note.size(); i++) {
            pen.text(note.get(i), left + 16, top + 11 + i * line, Align.LEFT, font, PlotStyle.INK);
        }
    }
}
