package org.lesionlens.export;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A warning: text beside a bar that catches the eye. */
record Notice(String text, FigureStyle style) implements Block {

    @Override
    public double draw(Graphics2D graphics, double x, double y, double width) {
        double indent = 0.7 * style.em();
        double bottom = style.warning(text).draw(graphics, x + indent, y, width - indent);
        graphics.fill(new Rectangle2D.Double(x, y, 0.25 * style.em(), bottom - y));
        return bottom;
    }
}
