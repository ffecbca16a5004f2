package org.lesionlens.image;

/**
 * How a picture as it lies in its file must be turned to stand upright, in the order of the EXIF
 * values 1 to 8.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    LYING_ON_THE_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    LYING_ON_THE_RIGHT(true, true, false);

    private final boolean swapsAxes;
    private final boolean reversesColumns;
    private final boolean reversesRows;

    Orientation(boolean swapsAxes, boolean reversesColumns, boolean reversesRows) {
        this.swapsAxes = swapsAxes;
        this.reversesColumns = reversesColumns;
        this.reversesRows = reversesRows;
    }

    /** The orientation of an EXIF value; upright for one that does not exist. */
    public static Orientation ofValue(long value) {
        return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
    }

    /** True if the upright picture is as wide as the file's is high. */
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /** True if columns of the file go from right to left, or from the bottom up if axes swap. */
    public boolean reversesColumns() {
        return reversesColumns;
    }

    /** True if rows of the file go from the bottom up, or from right to left if axes swap. */
    public boolean reversesRows() {
        return reversesRows;
    }

    /** What undoes it. */
    public Orientation inverse() {
        return switch (this) {
            case LYING_ON_THE_LEFT -> LYING_ON_THE_RIGHT;
            case LYING_ON_THE_RIGHT -> LYING_ON_THE_LEFT;
            default -> this;
        };
    }

    /**
     * Where a part of the file's picture lies in the upright one.
     *
     * @param part in pixels of the file's picture
     * @param whole all of the file's picture
     */
    public ImageRegion turned(ImageRegion part, ImageRegion whole) {
        double across = whole.left() + whole.right();
        double down = whole.top() + whole.bottom();
        var reversed =
                new ImageRegion(
                        reversesColumns ? across - part.right() : part.left(),
                        reversesRows ? down - part.bottom() : part.top(),
                        reversesColumns ? across - part.left() : part.right(),
                        reversesRows ? down - part.top() : part.bottom());
        return swapsAxes ? reversed.transposed() : reversed;
    }

    /**
     * The cells of a grid over the file's picture, as a grid over the upright one.
     *
     * @param cells row by row
     * @param columns of the grid over the file's picture
     */
    public float[] turned(float[] cells, int columns) {
        int rows = cells.length / columns;
        float[] turned = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int column = reversesColumns ? columns - 1 - i % columns : i % columns;
            int row = reversesRows ? rows - 1 - i / columns : i / columns;
            turned[swapsAxes ? column * rows + row : row * columns + column] = cells[i];
        }
        return turned;
    }
}
