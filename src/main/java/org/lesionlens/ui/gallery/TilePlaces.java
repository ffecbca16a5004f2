package org.lesionlens.ui.gallery;

import java.util.stream.IntStream;
import javafx.geometry.Bounds;

/**
 * Where the tiles of a group lie, from the first one on, in pixels.
 *
 * @param columns side by side, at least 1
 * @param tileWidth width of a tile, without the gap before it
 * @param rowHeight height of a tile, with the gap below it
 */
record TilePlaces(int columns, double tileWidth, double rowHeight) {

    /** Between two tiles, in pixels. */
    static final double GAP = 4;

    /** The left edge of a tile. */
    double x(int index) {
        return index % columns * (tileWidth + GAP) + GAP;
    }

    /** The upper edge of a tile. */
    double y(int index) {
        return Math.floorDiv(index, columns) * rowHeight;
    }

    /** Height of so many tiles. */
    double height(int count) {
        return Math.ceilDiv(count, columns) * rowHeight;
    }

    /** The tiles, of so many, that an area touches. */
    IntStream touching(Bounds area, int count) {
        int firstRow = (int) Math.max(Math.floor(area.getMinY() / rowHeight), 0);
        double end = Math.ceil(Math.max(area.getMaxY(), 0) / rowHeight) * columns;
        return IntStream.range(firstRow * columns, (int) Math.min(end, count))
                .filter(index ->
                        x(index) < area.getMaxX()
                                && x(index) + tileWidth > area.getMinX()
                                && y(index) < area.getMaxY()
                                && y(index) + rowHeight - GAP > area.getMinY());
    }
}
