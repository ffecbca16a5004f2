package org.lesionlens.ui.session;

/**
 * Where the photo that is looked at stands among the open ones.
 *
 * @param index from 0; 0 if none is open
 * @param count of the open photos
 */
public record PhotoPosition(int index, int count) {

    /** True if there is one behind it. */
    public boolean hasNext() {
        return index + 1 < count;
    }

    /** True if there is one before it. */
    public boolean hasPrevious() {
        return index > 0;
    }
}
