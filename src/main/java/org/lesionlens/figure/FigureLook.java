package org.lesionlens.figure;

import java.util.EnumSet;
import java.util.Set;
import org.lesionlens.overlay.OverlayStyle;

/**
 * How a figure looks.
 *
 * @param style how heat is laid over the photos
 * @param shared true for one scale and one colour bar for all, false to stretch each map to its own
 *     highest value
 * @param apart true for a gap between photo and overlay
 * @param columns of pairs; 0 for as many as suit the number of lesions
 * @param lines what stands above each pair
 * @param paper it is drawn on
 * @param dpi pixels of the pictures in an inch
 */
public record FigureLook(
        OverlayStyle style,
        boolean shared,
        boolean apart,
        int columns,
        Set<TitleLine> lines,
        FigurePaper paper,
        double dpi) {

    /** What stands above each pair unless somebody asks for something else. */
    public static final Set<TitleLine> USUAL =
            Set.of(
                    TitleLine.ID,
                    TitleLine.OUTCOME,
                    TitleLine.PROBABILITY,
                    TitleLine.TRUTH,
                    TitleLine.FACTS,
                    TitleLine.HEAT);

    private static final int MOST_COLUMNS = 20;
    private static final int USUAL_COLUMNS = 5;
    private static final double NARROWEST_CELL = 140; // points

    /**
     * @throws IllegalArgumentException if a number is outside its range
     */
    public FigureLook {
        lines = lines.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(lines));
        if (columns < 0 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns is not in 1 to " + MOST_COLUMNS + ": " + columns);
        }
        if (!(dpi >= 36 && dpi <= 1200)) {
            throw new IllegalArgumentException("dpi is not in 36 to 1200: " + dpi);
        }
    }

    /** How many columns a figure of {@code count} lesions has: few cells stay free. */
    int columnsFor(int count) {
        if (columns > 0) {
            return columns;
        }
        int most = paper.width() > 0 ? columnsOfPaper() : USUAL_COLUMNS;
        if (count <= most) {
            return Math.max(1, count);
        }
        int free = Math.floorMod(-count, most);
        boolean isFewerBetter = most > 3 && Math.floorMod(-count, most - 1) < free;
        return isFewerBetter ? most - 1 : most;
    }

    /** As many as leave room for words above each. */
    private int columnsOfPaper() {
        return Math.clamp((long) (paper.width() / NARROWEST_CELL), 1, USUAL_COLUMNS);
    }
}
