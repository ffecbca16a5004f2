package org.lesionlens.export;

import java.awt.Graphics2D;

/** A part of a figure that takes the width it gets and as much height as it then needs. */
@FunctionalInterface
interface Block {

    /**
     * Draws it; on a graphics of any size, so that a first drawing can measure.
     *
     * @param x left edge, in pixels
     * @param y top edge, in pixels
     * @param width in pixels
     * @return its bottom edge, in pixels
     */
    double draw(Graphics2D graphics, double x, double y, double width);

    /** Blocks below each other. */
    static Block column(Iterable<? extends Block> blocks) {
        return (graphics, x, y, width) -> {
            double bottom = y;
            for (Block block : blocks) {
                bottom = block.draw(graphics, x, bottom, width);
            }
            return bottom;
        };
    }

    /** Nothing, {@code height} pixels high. */
    static Block space(double height) {
        return (graphics, x, y, width) -> y + height;
    }
}
