package org.lesionlens.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
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
        for (int column = 0; column < columns; column++) {
            double position = Math.min(1, (column + 0.5) / width);
            var colour = new Color(legend.colour(position));
            graphics.setColor(legend.isShown(position) ? colour : pale(colour));
            double part = Math.min(1, width - column);
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
        Font font = style.small();
        graphics.setFont(font);
        graphics.setColor(FigureStyle.TEXT);
        var metrics = graphics.getFontMetrics();
        List<Rectangle2D> taken = new ArrayList<>();
        double top = y + TICK_HEIGHT * style.em();
        for (Legend.Tick tick : byWeight) {
            Rectangle2D box = metrics.getStringBounds(tick.text(), graphics);
            double centre = x + tick.position() * width;
            double left = Math.clamp(centre - box.getWidth() / 2, x, x + width - box.getWidth());
            box.setRect(left - style.em() / 2, top, box.getWidth() + style.em(), box.getHeight());
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                double line = Math.clamp(centre, x + 0.5, x + width - 0.5);
                graphics.draw(new Line2D.Double(line, y, line, top));
                graphics.drawString(tick.text(), (float) left, (float) (top + metrics.getAscent()));
            }
        }
        return top + metrics.getHeight();
    }
}
