package org.lesionlens.drawing;

import java.awt.Graphics2D;

/**
 * What can be put on any paper: it draws itself within its size. Words are drawn by {@link
 * Lettering} and photos by {@link PlacedPicture}, which keep both what they are on each paper.
 */
public interface Drawing {

    /** In points of 1/72 inch, above 0. */
    double width();

    /** In points of 1/72 inch, above 0. */
    double height();

    /**
     * Draws it all; may be called more than once.
     *
     * @param graphics whose unit is a point, with the origin at the top left, on white paper
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted while
     *     pictures for it are read
     * @throws TooManyPixelsException if there is not the memory for them
     */
    void draw(Graphics2D graphics);
}
