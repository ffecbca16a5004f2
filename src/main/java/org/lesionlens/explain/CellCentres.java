package org.lesionlens.explain;

/**
 * The half-pixel rule of enlarging a map: cell j has its value at its centre, j + ½ from the map's
 * edge, and outside the outermost centres the outermost cell holds.
 */
public final class CellCentres {

    private CellCentres() {}

    /**
     * Where a place on the map lies among the centres of its cells, in [0, {@code cells} − 1]: j
     * stands for the centre of cell j.
     *
     * @param place along one side, in cells from the map's edge; NaN stays NaN
     * @param cells along that side
     */
    public static double position(double place, int cells) {
        return Math.clamp(place - 0.5, 0, cells - 1.0);
    }
}
