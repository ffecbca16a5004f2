package org.lesionlens.export;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A warning: text beside a bar that catches the eye. */
record Notice(String text, Ink ink) implements Block {

    @Override
    public double draw(Graphics2D graphics, double x, double y, double width) {
        double indent = 0.7 * ink.em();
        var paragraph = new Paragraph(text, ink.plain(), Ink.WARNING);
        double bottom = paragraph.draw(graphics, x + indent, y, width - indent);
        graphics.fill(new Rectangle2D.Double(x, y, 0.25 * ink.em(), bottom - y));
        return bottom;
    }
}
