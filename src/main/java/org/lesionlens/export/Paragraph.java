package org.lesionlens.export;

import java.awt.Color;
import java.awt.Graphics2D;
import org.lesionlens.drawing.Lettering;

/**
 * Text that wraps between words, and within a word that is wider than the column.
 *
 * @param text not blank
 * @param size of the letters, in pixels
 */
record Paragraph(String text, Lettering lettering, double size, Color colour) implements Block {

    /** From one baseline to the next, in parts of the letters' height. */
    private static final double LINE_SPACING = 1.15;

    @Override
    public double draw(Graphics2D graphics, double x, double y, double width) {
        graphics.setColor(colour);
        double ascent = lettering.ascent(size);
        double height = LINE_SPACING * (ascent + lettering.descent(size));
        double top = y;
        for (String line : lettering.lines(text, size, width)) {
            lettering.draw(graphics, line, size, x, top + ascent);
            top += height;
        }
        return top;
    }
}
