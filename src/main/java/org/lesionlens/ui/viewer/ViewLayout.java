package org.lesionlens.ui.viewer;

/** What the lesion view shows of a photo. */
public enum ViewLayout {
    /** The photo, and beside it the photo with the heat over it. */
    SIDE_BY_SIDE,
    /** The photo with the heat over it. */
    OVERLAY,
    /** The photo alone. */
    PHOTO
}
