package org.lesionlens.figure;

import java.awt.Graphics2D;
import java.util.List;
import org.lesionlens.drawing.Drawing;

/**
 * One page of a figure.
 *
 * @param width in points
 * @param height in points
 * @param body from the top
 * @param foot at the bottom
 * @param shelf of the pictures of its lesions
 */
record FigurePage(
        double width, double height, List<Strip> body, List<Strip> foot, PictureShelf shelf)
        implements Drawing {

    @Override
    public void draw(Graphics2D graphics) {
        shelf.bring(body.stream().flatMap(strip -> strip.places().stream()).toList());
        double y = FigureGrid.MARGIN;
        for (Strip strip : body) {
            strip.draw(graphics, FigureGrid.MARGIN, y);
            y += strip.height();
        }
        y = height - FigureGrid.MARGIN - heightOf(foot);
        for (Strip strip : foot) {
            strip.draw(graphics, FigureGrid.MARGIN, y);
            y += strip.height();
        }
    }

    static double heightOf(List<Strip> strips) {
        return strips.stream().mapToDouble(Strip::height).sum();
    }
}
