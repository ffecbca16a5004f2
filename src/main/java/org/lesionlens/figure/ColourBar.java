package org.lesionlens.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.overlay.LegendNumber;
import org.lesionlens.overlay.OverlayStyle;

/**
 * What the colours of a figure mean: a bar with the raw values at its ends, or with words for them
 * where each map has its own.
 *
 * @param method that the heat is by
 * @param style whose colours they are; pale where the heat is not shown
 * @param top the raw value of the strongest colour; 0 if each map has its own
 * @param size of the letters, in points
 */
record ColourBar(String method, OverlayStyle style, double top, double size) implements Strip {

    private static final int STEPS = 128;
    private static final double PALENESS = 0.8;
    private static final double WIDTH = 170;

    @Override
    public double height() {
        return 2.2 * size;
    }

    @Override
    public void draw(Graphics2D graphics, double x, double y) {
        double baseline = y + size;
        graphics.setColor(Ink.TEXT);
        String before = "Heat, raw " + method + ": 0";
        Lettering.PLAIN.draw(graphics, before, size, x, baseline);
        double left = x + Lettering.PLAIN.width(before, size) + 0.5 * size;
        double height = size;
        for (int i = 0; i < STEPS; i++) { // each reaches into the next, so that no seam shows
            double position = (i + 0.5) / STEPS;
            var colour = new Color(style.colourMap().colour(position));
            graphics.setColor(position >= style.threshold() ? colour : pale(colour));
            double start = left + WIDTH * i / STEPS;
            double end = Math.min(left + WIDTH, start + 1.5 * WIDTH / STEPS);
            graphics.fill(
                    new Rectangle2D.Double(start, baseline - 0.9 * size, end - start, height));
        }
        graphics.setColor(Ink.TEXT);
        String after =
                top > 0
                        ? LegendNumber.text(top, Locale.ROOT) + ", the same scale for all"
                        : "each image's own highest";
        Lettering.PLAIN.draw(graphics, after, size, left + WIDTH + 0.5 * size, baseline);
    }

    private static Color pale(Color colour) {
        return new Color(pale(colour.getRed()), pale(colour.getGreen()), pale(colour.getBlue()));
    }

    private static int pale(int channel) {
        return (int) Math.round(channel + (255 - channel) * PALENESS);
    }
}
