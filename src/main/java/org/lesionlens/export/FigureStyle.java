package org.lesionlens.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * Letters and colours of a figure.
 *
 * @param em size of the letters, in pixels; every distance is a part of it
 */
record FigureStyle(float em) {

    /** Behind everything. */
    static final Color PAPER = Color.WHITE;

    /** Of what matters. */
    static final Color TEXT = new Color(0x1F2328);

    /** Of what only has to be there. */
    static final Color QUIET = new Color(0x59636E);

    /** Of the line between parts. */
    static final Color RULE = new Color(0xD1D9E0);

    /** Of warnings. */
    static final Color WARNING = new Color(0xA33B00);

    Font plain() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(em);
    }

    Font bold() {
        return new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(1.15f * em);
    }

    Font small() {
        return plain().deriveFont(0.85f * em);
    }

    /** Makes edges and letters smooth. */
    static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
