package org.lesionlens.ui.settings;

import java.util.List;
import javafx.geometry.Rectangle2D;

/**
 * Where a window is when it is not maximised, in pixels of the desktop.
 *
 * @param width positive
 * @param height positive
 * @param maximised whether it fills its screen
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {

    /** Smallest width at which nothing is cut off. */
    public static final double LEAST_WIDTH = 900;

    /** Smallest height at which nothing is cut off. */
    public static final double LEAST_HEIGHT = 600;

    private static final double MOST = 100_000; // more than any desktop has
    private static final double GRIP = 100; // so much of a window can be taken hold of

    /** Brings every number into the range that a desktop can have. */
    public WindowPlace {
        x = clamp(x, -MOST, MOST);
        y = clamp(y, -MOST, MOST);
        width = clamp(width, LEAST_WIDTH, MOST);
        height = clamp(height, LEAST_HEIGHT, MOST);
    }

    private static double clamp(double value, double least, double most) {
        return Double.isNaN(value) ? least : Math.clamp(value, least, most);
    }

    /** The same place if enough of its upper edge is on a screen, else the middle of the first. */
    public WindowPlace on(List<Rectangle2D> screens) {
        if (screens.isEmpty()) {
            return this;
        }
        for (Rectangle2D screen : screens) {
            if (canBeHeldOn(screen)) {
                return this;
            }
        }
        Rectangle2D first = screens.getFirst();
        double fitWidth = Math.min(width, first.getWidth());
        double fitHeight = Math.min(height, first.getHeight());
        return new WindowPlace(
                first.getMinX() + (first.getWidth() - fitWidth) / 2,
                first.getMinY() + (first.getHeight() - fitHeight) / 2,
                fitWidth,
                fitHeight,
                maximised);
    }

    private boolean canBeHeldOn(Rectangle2D screen) {
        double seen = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        return seen >= GRIP
                && y >= screen.getMinY() - 1
                && y <= screen.getMaxY() - GRIP
                && width <= screen.getWidth() + GRIP
                && height <= screen.getHeight() + GRIP;
    }
}
