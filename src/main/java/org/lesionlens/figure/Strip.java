package org.lesionlens.figure;

import java.awt.Graphics2D;
import java.util.List;

/** A part of a figure that takes its whole width. */
interface Strip {

    /** In points. */
    double height();

    /**
     * Draws it.
     *
     * @param x of its left edge, in points
     * @param y of its top edge, in points
     */
    void draw(Graphics2D graphics, double x, double y);

    /** True for a heading, which must not be the last thing of a page. */
    default boolean isHeading() {
        return false;
    }

    /** The places of its lesions in the figure, whose pictures are needed when it is drawn. */
    default List<Integer> places() {
        return List.of();
    }
}
