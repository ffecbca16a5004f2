package org.lesionlens.ui.export;

import javafx.geometry.Dimension2D;

/** How large a preview may be in a window, in logical pixels. */
final class PreviewRoom {

    private static final double BESIDE = 430; // choices, gaps, and some of the window around
    private static final double ABOVE_AND_BELOW = 290; // title, buttons, a message of two lines

    private PreviewRoom() {}

    /** Leaves room for what stands around it, but it is never too small to be recognised. */
    static Dimension2D in(double windowWidth, double windowHeight) {
        return new Dimension2D(
                Math.clamp(windowWidth - BESIDE, 360, 1100),
                Math.clamp(windowHeight - ABOVE_AND_BELOW, 300, 900));
    }
}
