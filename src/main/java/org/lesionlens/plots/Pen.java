package org.lesionlens.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.lesionlens.plots.PlotStyle.Letters;

/** Draws the parts that all plots are made of. */
final class Pen {

    /** Where a text stands from its place. */
    enum Align {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double share;

        Align(double share) {
            this.share = share;
        }
    }

    private final Graphics2D graphics;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
    }

    Graphics2D graphics() {
        return graphics;
    }

    /**
     * Writes a line of text.
     *
     * @param y of its baseline
     */
    void text(String text, double x, double y, Align align, Letters letters, Color colour) {
        if (text.isEmpty()) {
            return; // some papers cannot draw nothing
        }
        graphics.setColor(colour);
        double left = x - align.share * letters.width(text);
        letters.face().draw(graphics, text, letters.size(), left, y);
    }

    void line(double x0, double y0, double x1, double y1, Stroke stroke, Color colour) {
        draw(new Line2D.Double(x0, y0, x1, y1), stroke, colour);
    }

    void draw(Shape shape, Stroke stroke, Color colour) {
        graphics.setStroke(stroke);
        graphics.setColor(colour);
        graphics.draw(shape);
    }

    void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    void bar(double x0, double y0, double x1, double y1, Color colour) {
        fill(
                new Rectangle2D.Double(
                        Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)),
                colour);
    }

    /** A dot with paper around it, so that it stands out of a line. */
    void dot(double x, double y, double radius, Color colour) {
        disc(x, y, radius + 1.2, PlotStyle.PAPER);
        disc(x, y, radius, colour);
    }

    private void disc(double x, double y, double radius, Color colour) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour);
    }
}
