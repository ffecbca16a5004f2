package org.lesionlens.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;

/**
 * Text that wraps between words, and within a word that is wider than the column.
 *
 * @param text not blank
 */
record Paragraph(String text, Font font, Color colour) implements Block {

    /** From one baseline to the next, in parts of the letters' height. */
    private static final double LINE_SPACING = 1.15;

    @Override
    public double draw(Graphics2D graphics, double x, double y, double width) {
        var attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        var lines =
                new LineBreakMeasurer(attributed.getIterator(), graphics.getFontRenderContext());
        graphics.setColor(colour);
        double top = y;
        while (lines.getPosition() < text.length()) {
            TextLayout line = lines.nextLayout((float) width);
            line.draw(graphics, (float) x, (float) (top + line.getAscent()));
            top += LINE_SPACING * (line.getAscent() + line.getDescent());
        }
        return top;
    }
}
