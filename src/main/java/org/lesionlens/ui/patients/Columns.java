package org.lesionlens.ui.patients;

/**
 * How a page is divided: as many panels side by side as are legible, in all of its width.
 *
 * @param count of the panels in a row, at least 1
 * @param panelWidth of each, in pixels
 */
record Columns(int count, double panelWidth) {

    /** Between two panels, in pixels. */
    static final double GAP = 16;

    private static final double NARROWEST = 280;

    /**
     * @param width of the page without its margins, in pixels
     */
    static Columns of(double width) {
        int count = Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
        return new Columns(count, Math.max(NARROWEST, Math.floor((width + GAP) / count - GAP)));
    }
}
