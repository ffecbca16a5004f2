package org.lesionlens.plots;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import org.lesionlens.plots.Pen.Align;

/** The frame of a plot: its titles, and two axes that places are told by. */
final class Axes {

    private static final double CLOSEST = 0.15; // points, below which a step cannot be seen

    private final Rectangle2D area;
    private final Axis across;
    private final Axis up;

    /**
     * An axis.
     *
     * @param low value at its beginning
     * @param high value at its end
     * @param step between the lines of the grid
     * @param number how values are written
     */
    record Axis(String title, double low, double high, double step, DoubleFunction<String> number) {

        private static final double QUARTER = 0.25;

        /** From 0 to 1. */
        static Axis unit(String title) {
            return new Axis(title, 0, 1, QUARTER, Numbers::two);
        }

        private double share(double value) {
            return (value - low) / (high - low);
        }

        private int steps() {
            return (int) Math.round((high - low) / step);
        }
    }

    /**
     * @param area in which the plot lies, without titles and numbers
     */
    Axes(Rectangle2D area, Axis across, Axis up) {
        this.area = area;
        this.across = across;
        this.up = up;
    }

    double x(double value) {
        return area.getX() + across.share(value) * area.getWidth();
    }

    double y(double value) {
        return area.getMaxY() - up.share(value) * area.getHeight();
    }

    /** Draws grid, frame, numbers and the axes' titles. */
    void draw(Pen pen) {
        var small = PlotStyle.plain(PlotStyle.SMALL);
        for (int i = 0; i <= across.steps(); i++) {
            double value = across.low() + i * across.step();
            pen.line(
                    x(value),
                    area.getY(),
                    x(value),
                    area.getMaxY(),
                    PlotStyle.HAIR,
                    PlotStyle.GRID);
            pen.text(
                    across.number().apply(value),
                    x(value),
                    area.getMaxY() + 12,
                    Align.CENTRE,
                    small,
                    PlotStyle.QUIET);
        }
        for (int i = 0; i <= up.steps(); i++) {
            double value = up.low() + i * up.step();
            pen.line(
                    area.getX(),
                    y(value),
                    area.getMaxX(),
                    y(value),
                    PlotStyle.HAIR,
                    PlotStyle.GRID);
            pen.text(
                    up.number().apply(value),
                    area.getX() - 5,
                    y(value) + 3,
                    Align.RIGHT,
                    small,
                    PlotStyle.QUIET);
        }
        pen.draw(area, PlotStyle.HAIR, PlotStyle.FRAME);
        var plain = PlotStyle.plain(PlotStyle.TEXT);
        pen.text(
                across.title(),
                area.getCenterX(),
                area.getMaxY() + 27,
                Align.CENTRE,
                plain,
                PlotStyle.INK);
        AffineTransform upright = pen.graphics().getTransform();
        pen.graphics().rotate(-Math.PI / 2, area.getX() - 32, area.getCenterY());
        pen.text(
                up.title(),
                area.getX() - 32,
                area.getCenterY(),
                Align.CENTRE,
                plain,
                PlotStyle.INK);
        pen.graphics().setTransform(upright);
    }

    /** A line through places, without steps that nobody can see. */
    Path2D line(List<Point2D> places) {
        var path = new Path2D.Double();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < places.size(); i++) {
            double x = x(places.get(i).getX());
            double y = y(places.get(i).getY());
            if (i == 0) {
                path.moveTo(x, y);
            } else if (i == places.size() - 1 || Math.hypot(x - lastX, y - lastY) >= CLOSEST) {
                path.lineTo(x, y);
            } else {
                continue;
            }
            lastX = x;
            lastY = y;
        }
        return path;
    }
}
