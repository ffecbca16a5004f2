package org.lesionlens.export;

import java.awt.Color;
import org.lesionlens.drawing.Lettering;

/**
 * Letters and colours of a figure.
 *
 * @param em size of the letters, in pixels; every distance is a part of it
 */
record FigureStyle(double em) {

    /** Of what matters. */
    static final Color TEXT = new Color(0x1F2328);

    /** Of what only has to be there. */
    static final Color QUIET = new Color(0x59636E);

    /** Of the line between parts. */
    static final Color RULE = new Color(0xD1D9E0);

    /** Of warnings. */
    static final Color WARNING = new Color(0xA33B00);

    Paragraph plain(String text) {
        return new Paragraph(text, Lettering.PLAIN, em, TEXT);
    }

    Paragraph bold(String text) {
        return new Paragraph(text, Lettering.BOLD, 1.15 * em, TEXT);
    }

    Paragraph warning(String text) {
        return new Paragraph(text, Lettering.PLAIN, em, WARNING);
    }

    /** What only has to be there. */
    Paragraph small(String text) {
        return new Paragraph(text, Lettering.PLAIN, smallSize(), QUIET);
    }

    double smallSize() {
        return 0.85 * em;
    }
}
