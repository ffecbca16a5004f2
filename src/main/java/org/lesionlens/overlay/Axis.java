package org.lesionlens.overlay;

import java.util.function.DoubleUnaryOperator;
import org.lesionlens.explain.CellCentres;

/**
 * Where the pixels along one side of a picture fall on the cells of a map.
 *
 * <p>Bilinear between {@link CellCentres}; pixel i lies at i + ½ of the picture.
 */
final class Axis {

    /** Stands for the cell of a pixel that is off the map. */
    static final int NONE = -1;

    private final int cells;
    private final int[] lower;
    private final float[] share;
    private final int[] cell;

    /**
     * @param pixels along the picture's side
     * @param cells along the map's side
     * @param blend {@link CellBlend#RAW} takes each cell's own value up to its edge
     * @param cellAt from a pixel's centre, in pixels of the picture, to a position on the map, in
     *     cells counted from its edge; NaN where the map does not reach
     */
    Axis(int pixels, int cells, CellBlend blend, DoubleUnaryOperator cellAt) {
        this.cells = cells;
        this.lower = new int[pixels];
        this.share = new float[pixels];
        this.cell = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            double position = cellAt.applyAsDouble(i + 0.5);
            boolean seen = !Double.isNaN(position);
            cell[i] = seen ? (int) Math.clamp(position, 0, cells - 1.0) : NONE;
            double among =
                    blend == CellBlend.RAW && seen
                            ? cell[i]
                            : CellCentres.position(position, cells);
            lower[i] = (int) Math.min(among, Math.max(0, cells - 2));
            share[i] = (float) (among - lower[i]);
        }
    }

    /** How many the map has along this side. */
    int cells() {
        return cells;
    }

    /** The cell at or before pixel {@code i}; the last but one at most. */
    int lower(int i) {
        return lower[i];
    }

    /** How far pixel {@code i} lies towards the next cell, in [0, 1]; NaN off the map. */
    float share(int i) {
        return share[i];
    }

    /** The cell that pixel {@code i} lies in, or {@link #NONE} off the map. */
    int cell(int i) {
        return cell[i];
    }

    /** True if no pixel is off the map. */
    boolean isAllSeen() {
        return cell[0] != NONE && cell[cell.length - 1] != NONE; // the map is in one piece
    }

    /** True if a line between two cells runs along the near edge of pixel {@code i}. */
    boolean startsCell(int i) {
        return i > 0 && cell[i] != cell[i - 1] && cell[i] != NONE && cell[i - 1] != NONE;
    }

    /** True if pixel {@code i} lies in the first or last cell. */
    boolean isBorder(int i) {
        return cell[i] == 0 || cell[i] == cells - 1;
    }
}
