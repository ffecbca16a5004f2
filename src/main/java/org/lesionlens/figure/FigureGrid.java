package org.lesionlens.figure;

/**
 * Where the pairs of a figure are, in points.
 *
 * @param columns of pairs
 * @param width between the margins
 */
record FigureGrid(FigureLook look, int columns, double width) {

    /** Around everything. */
    static final double MARGIN = 28;

    private static final double USUAL_CELL = 200;
    private static final double NARROWEST = 460; // room for titles and legend
    private static final double GAP = 16;
    private static final double GAP_WITHIN = 4;

    static FigureGrid of(FigureLook look, int lesions) {
        int columns = look.columnsFor(lesions);
        double wanted = columns * USUAL_CELL + (columns - 1) * GAP;
        double width =
                look.paper().width() > 0
                        ? look.paper().width() - 2 * MARGIN
                        : Math.max(NARROWEST, wanted);
        return new FigureGrid(look, columns, width);
    }

    /** The width of each pair. */
    double cell() {
        double cell = (width - (columns - 1) * gap()) / columns;
        return columns < 3 ? Math.min(cell, 1.8 * USUAL_CELL) : cell;
    }

    private double gap() {
        return Math.min(GAP, 0.12 * width / columns);
    }

    /** Where a column begins, on whole pixels. */
    double left(int column) {
        return aligned(column * (cell() + gap()));
    }

    /** Of the letters above each pair. */
    double size() {
        return Math.clamp(cell() / 23, 4.5, 9);
    }

    double gapWithin() {
        return GAP_WITHIN;
    }

    /** The room for each of the two pictures, in pixels. */
    int pictureWidth() {
        double gap = look.apart() ? GAP_WITHIN : 0;
        return Math.max(1, (int) ((cell() - gap) / 2 * look.dpi() / 72));
    }

    /** So many pixels of a picture, in points. */
    double points(int pixels) {
        return pixels * 72 / look.dpi();
    }

    /** The nearest place at which a pixel begins, counted from the page's corner. */
    double aligned(double place) {
        return Math.round(place * look.dpi() / 72) * 72 / look.dpi();
    }
}
