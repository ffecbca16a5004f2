package org.lesionlens.ui.session;

/**
 * Where the photo that is looked at stands among those that one goes through.
 *
 * @param index from 0; 0 if none is open, −1 if the photo is not one of them
 * @param count of those that one goes through: all, or what the filter wants
 * @param open how many photos are open
 */
public record PhotoPosition(int index, int count, int open) {

    /** True if there is one behind it. */
    public boolean hasNext() {
        return index + 1 < count;
    }

    /** True if there is one before it. */
    public boolean hasPrevious() {
        return index > 0 || (index < 0 && count > 0);
    }
}
