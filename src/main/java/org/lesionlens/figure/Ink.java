package org.lesionlens.figure;

import java.awt.Color;

/** The colours of a figure besides those of heat and outcomes. */
final class Ink {

    /** Of what matters. */
    static final Color TEXT = new Color(0x1F2328);

    /** Of what only has to be there; 6:1 on white. */
    static final Color QUIET = new Color(0x59636E);

    /** Of lines between parts. */
    static final Color RULE = new Color(0xD1D9E0);

    private Ink() {}
}
