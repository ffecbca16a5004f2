package org.lesionlens.overlay;

/**
 * What is drawn over photo and heat, whatever the opacity: the contour of what is shown, lines
 * between cells, and a veil over what the network did not see.
 *
 * <p>Marks are premultiplied {@code 0xAARRGGBB}, 0 for none. The contour is black outside, and
 * inside white, or light blue where the heat speaks against the class, so that it is seen on every
 * colour.
 */
final class Marks {

    private static final int INSIDE = 0xFFFFFFFF;
    private static final int INSIDE_AGAINST = 0xFF66C2FF;
    private static final int OUTSIDE = 0xFF000000;
    private static final int GRID = 0x66666666; // white, two fifths opaque
    private static final int UNSEEN = 0x99000000; // black, three fifths opaque

    private static final byte NONE = 0; // not seen by the network
    private static final byte HIDDEN = 1;
    private static final byte SHOWN = 2;
    private static final int DIFFERENT = HIDDEN ^ SHOWN;

    private final HeatField heat;
    private final OverlayStyle style;
    private final float least;
    private final boolean allSeen;

    Marks(HeatField heat, OverlayStyle style) {
        this.heat = heat;
        this.style = style;
        this.least = HeatColours.least(heat, style);
        this.allSeen = heat.isAllSeen();
    }

    /** True if there can be any. */
    boolean isNeeded() {
        return style.contour() || style.grid() || !allSeen;
    }

    /**
     * Writes one row of the marks.
     *
     * @param start where in {@code layer} the row begins
     */
    void paintRow(int y, int[] layer, int start) {
        int width = heat.width();
        for (int x = 0; x < width; x++) {
            boolean unseen = !allSeen && !heat.isSeen(x, y);
            layer[start + x] = unseen ? UNSEEN : style.grid() && heat.startsCell(x, y) ? GRID : 0;
        }
        if (style.contour()) {
            drawContour(y, layer, start);
        }
    }

    /** A seen pixel is on the contour if one beside it is seen and shown where it is not. */
    private void drawContour(int y, int[] layer, int start) {
        byte[] own = states(y);
        byte[] above = y > 0 ? states(y - 1) : own;
        byte[] below = y < heat.height() - 1 ? states(y + 1) : own;
        for (int x = 0; x < own.length; x++) {
            byte state = own[x];
            byte left = own[Math.max(0, x - 1)];
            byte right = own[Math.min(own.length - 1, x + 1)];
            boolean differs =
                    (state ^ left) == DIFFERENT
                            || (state ^ right) == DIFFERENT
                            || (state ^ above[x]) == DIFFERENT
                            || (state ^ below[x]) == DIFFERENT;
            if (differs) {
                layer[start + x] = state == SHOWN ? inside(heat.at(x, y)) : OUTSIDE;
            }
        }
    }

    private static int inside(float share) {
        return share < 0 ? INSIDE_AGAINST : INSIDE;
    }

    private byte[] states(int y) {
        byte[] states = new byte[heat.width()];
        for (int x = 0; x < states.length; x++) {
            states[x] = Math.abs(heat.at(x, y)) >= least ? SHOWN : HIDDEN; // NaN is hidden as well
        }
        if (!allSeen) {
            for (int x = 0; x < states.length; x++) {
                states[x] = heat.isSeen(x, y) ? states[x] : NONE;
            }
        }
        return states;
    }

    /** One row of marks for a picture that is made row by row. */
    int[] row(int y) {
        int[] row = new int[heat.width()];
        paintRow(y, row, 0);
        return row;
    }
}
