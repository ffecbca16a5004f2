package org.lesionlens.ui.viewer;

/** What the lesion view shows of a photo. */
public enum ViewLayout {
    /** The photo alone. */
    PHOTO,
    /** The photo, and beside it the photo with the heat over it. */
    SIDE_BY_SIDE,
    /** The photo with the heat over it. */
    OVERLAY,
    /** The photo on the left of a line that can be moved, the heat on its right. */
    WIPE,
    /** Photo, overlay, and the map's own cells without the photo. */
    MAP,
    /** What is pinned, what is shown now, and how their maps differ. */
    COMPARE;

    /** True if a map of another kind has a place beside what it shows. */
    public boolean hasRoomForMore() {
        return this != PHOTO && this != COMPARE;
    }
}
