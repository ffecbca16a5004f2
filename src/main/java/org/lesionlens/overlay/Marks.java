package org.lesionlens.overlay;

/**
 * What is drawn over photo and heat, whatever the opacity: the contour of what is shown, lines
 * between cells, and a veil over what the network did not see.
 *
 * <p>Marks are premultiplied {@code 0xAARRGGBB}, 0 for none. The contour is white inside and black
 * outside, so that it is seen on every colour.
 */
final class Marks {

    private static final int INSIDE = 0xFFFFFFFF;
    private static final int OUTSIDE = 0xFF000000;
    private static final int GRID = 0x66666666; // white, two fifths opaque
    private static final int UNSEEN = 0x99000000; // black, three fifths opaque

    private final HeatField heat;
    private final OverlayStyle style;
    private final HeatColours colours;
    private final boolean allSeen;

    Marks(HeatField heat, OverlayStyle style, HeatColours colours) {
        this.heat = heat;
        this.style = style;
        this.colours = colours;
        this.allSeen = heat.isAllSeen();
    }

    int at(int x, int y) {
        if (!allSeen && !heat.isSeen(x, y)) {
            return UNSEEN;
        }
        if (style.contour() && isContour(x, y)) {
            return colours.isShown(x, y) ? INSIDE : OUTSIDE;
        }
        return style.grid() && heat.startsCell(x, y) ? GRID : 0;
    }

    private boolean isContour(int x, int y) {
        boolean shown = colours.isShown(x, y);
        return differs(shown, x - 1, y)
                || differs(shown, x + 1, y)
                || differs(shown, x, y - 1)
                || differs(shown, x, y + 1);
    }

    private boolean differs(boolean shown, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < heat.width() && y < heat.height();
        return inside && colours.isShown(x, y) != shown && (allSeen || heat.isSeen(x, y));
    }
}
