package org.lesionlens.ui.patients;

/**
 * How a page is divided: as many panels side by side as are wanted so wide, in all of its width.
 *
 * @param count of the panels in a row, at least 1
 * @param panelWidth of each, in pixels
 */
record Columns(int count, double panelWidth) {

    /** Between two panels, in pixels. */
    static final double GAP = 16;

    /** Of a panel in which all is legible, in pixels. */
    static final double NARROWEST = 280;

    /** Of a panel that somebody wants large, in pixels. */
    static final double WIDEST = 1200;

    /**
     * @param width of the page without its margins, in pixels
     * @param wanted of a panel, in pixels; they are wider where that leaves no room beside them
     * @param lesions on the page: fewer than would have room are wider
     */
    static Columns of(double width, double wanted, int lesions) {
        double narrowest = Math.max(NARROWEST, wanted);
        int room = Math.max(1, (int) ((width + GAP) / (narrowest + GAP)));
        int count = Math.clamp(lesions, 1, room);
        double each = Math.floor((width + GAP) / count - GAP);
        return new Columns(count, Math.max(NARROWEST, Math.min(WIDEST, each)));
    }
}
