package org.lesionlens.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.lesionlens.drawing.Lettering;

/**
 * Lines of text.
 *
 * @param lines that fit the width
 * @param size of the letters, in points
 * @param space below, in points
 * @param isHeading true if what follows must stand on the same page
 */
record TextStrip(
        Lettering lettering,
        List<String> lines,
        double size,
        Color colour,
        double space,
        boolean isHeading)
        implements Strip {

    private static final double LINE = 1.3;

    static TextStrip of(
            Lettering lettering,
            String text,
            double size,
            Color colour,
            double width,
            double space,
            boolean heading) {
        return new TextStrip(
                lettering, lettering.lines(text, size, width), size, colour, space, heading);
    }

    @Override
    public double height() {
        return lines.size() * LINE * size + space;
    }

    @Override
    public void draw(Graphics2D graphics, double x, double y) {
        graphics.setColor(colour);
        double baseline = y + lettering.ascent(size);
        for (String line : lines) {
            lettering.draw(graphics, line, size, x, baseline);
            baseline += LINE * size;
        }
    }
}
