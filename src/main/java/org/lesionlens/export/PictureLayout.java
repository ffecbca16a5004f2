package org.lesionlens.export;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;

/**
 * Which pictures of a lesion stand beside each other.
 *
 * @param wipe share of the width that shows the photo alone, in [0, 1]; of a wipe
 * @param pinned what is compared with; null unless something is
 * @param pinnedLesion which lesion that is; null if nobody knows
 */
public record PictureLayout(
        Kind kind, double wipe, @Nullable Analysis pinned, @Nullable PicturedLesion pinnedLesion) {

    private PictureLayout(Kind kind, double wipe) {
        this(kind, wipe, null, null);
    }

    /** The photo alone. */
    public static final PictureLayout PHOTO = new PictureLayout(Kind.PHOTO, 0);

    /** The photo with its heat. */
    public static final PictureLayout OVERLAY = new PictureLayout(Kind.OVERLAY, 0);

    /** The photo, and the photo with its heat. */
    public static final PictureLayout PAIR = new PictureLayout(Kind.PAIR, 0);

    /** The same, and the map's cells. */
    public static final PictureLayout MAP = new PictureLayout(Kind.MAP, 0);

    /** The kinds of layouts, those of the window. */
    public enum Kind {
        PHOTO,
        OVERLAY,
        PAIR,
        /** The photo on the left of a line, the heat on its right. */
        WIPE,
        MAP,
        /** What is pinned, what is shown, and how their maps differ. */
        COMPARE
    }

    /**
     * The photo on the left of a line, the heat on its right.
     *
     * @param share of the width on the left, in [0, 1]
     */
    public static PictureLayout wipe(double share) {
        return new PictureLayout(Kind.WIPE, share);
    }

    /** What is pinned beside what is shown. */
    public static PictureLayout compare(Analysis pinned) {
        return new PictureLayout(Kind.COMPARE, 0, pinned, null);
    }

    /** The same with what is known of the pinned lesion. */
    public PictureLayout with(PicturedLesion ofPinned) {
        return new PictureLayout(kind, wipe, pinned, ofPinned);
    }

    /** False for the photo alone. */
    boolean showsHeat() {
        return kind != Kind.PHOTO;
    }
}
