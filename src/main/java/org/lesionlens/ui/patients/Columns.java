package org.lesionlens.ui.patients;

/**
 * How a page is divided: as many cards side by side as are legible, in all of its width.
 *
 * @param count of the cards in a row, at least 1
 * @param cardWidth of each, in pixels
 */
record Columns(int count, double cardWidth) {

    /** Between two cards, in pixels. */
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
