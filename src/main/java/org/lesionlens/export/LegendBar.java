package org.lesionlens.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.overlay.Legend;

/** A lying bar of the colours with raw values under it; pale where the heat is not shown. */
record LegendBar(Legend legend, FigureStyle style) implements Block {

    private static final double BAR_HEIGHT = 1.1; // em
    private static final double TICK_HEIGHT = 0.3; // em
    private static final double PALENESS = 0.8;

    @Override
    public double draw(Graphics2D graphics, double x, double y, double width) {
        double bottom = y + BAR_HEIGHT * style.em();
        drawColours(graphics, x, y, width);
        graphics.setColor(FigureStyle.QUIET);
        graphics.draw(new Rectangle2D.Double(x + 0.5, y + 0.5, width - 1, bottom - y - 1));
        return drawTicks(graphics, x, bottom, width);
    }

    private void drawColours(Graphics2D graphics, double x, double y, double width) {
        int columns = (int) Math.ceil(width);
        for (int column = 0; column < columns; column++) { // into the next, so that no seam shows
            double position = Math.min(1, (column + 0.5) / width);
            var colour = new Color(legend.colour(position));
            graphics.setColor(legend.isShown(position) ? colour : pale(colour));
            double part = Math.min(1.5, width - column);
            graphics.fill(new Rectangle2D.Double(x + column, y, part, BAR_HEIGHT * style.em()));
        }
    }

    private static Color pale(Color colour) {
        return new Color(pale(colour.getRed()), pale(colour.getGreen()), pale(colour.getBlue()));
    }

    private static int pale(int channel) {
        return (int) Math.round(channel + (255 - channel) * PALENESS);
    }

    /** The ends first; what would touch a text that is there already is left out. */
    private double drawTicks(Graphics2D graphics, double x, double y, double width) {
        List<Legend.Tick> byWeight = new ArrayList<>(legend.ticks());
        if (byWeight.size() > 1) {
            byWeight.add(1, byWeight.removeLast());
        }
        double size = style.smallSize();
        double height = 1.15 * size;
        graphics.setColor(FigureStyle.TEXT);
        graphics.setStroke(new BasicStroke(1));
        List<Rectangle2D> taken = new ArrayList<>();
        double top = y + TICK_HEIGHT * style.em();
        for (Legend.Tick tick : byWeight) {
            double letters = Lettering.PLAIN.width(tick.text(), size);
            double centre = x + tick.position() * width;
            double left = Math.clamp(centre - letters / 2, x, Math.max(x, x + width - letters));
            var box =
                    new Rectangle2D.Double(
                            left - style.em() / 2, top, letters + style.em(), height);
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                double line = Math.clamp(centre, x + 0.5, x + width - 0.5);
                graphics.draw(new Line2D.Double(line, y, line, top));
                Lettering.PLAIN.draw(
                        graphics, tick.text(), size, left, top + Lettering.PLAIN.ascent(size));
            }
        }
        return top + height;
    }
}
