package org.lesionlens.plots;

import org.lesionlens.plots.Pen.Align;

/**
 * What stands above a plot.
 *
 * @param title what it is
 * @param result its number, if it has one
 */
record Heading(String title, String result) {

    static final double HEIGHT = 36;

    /** Draws it in a plot of some width, from {@code left} on. */
    void draw(Pen pen, double left, double width) {
        var bold = PlotStyle.bold(PlotStyle.TITLE);
        pen.text(title, left, 14, Align.LEFT, bold, PlotStyle.INK);
        var plain = PlotStyle.plain(PlotStyle.TEXT);
        pen.text(plain.cut(result, width - left), left, 27, Align.LEFT, plain, PlotStyle.QUIET);
    }
}
