package org.lesionlens.overlay;

import java.util.stream.IntStream;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.InputGeometry;

/**
 * A heat map resampled to the pixels of a picture of the photo or a part of it, immutable: what a
 * slider needs again and again.
 *
 * <p>Values are in [0, 1], for signed maps in [−1, 1]; 1 stands for the raw value {@link #top}, and
 * only a scale that is shared with other maps lets them go beyond. They are NaN where there is no
 * heat to show: where the network did not see the photo, and in a hidden border. The map is
 * enlarged to the network's input, and from there goes back through the exact inverse of what
 * fitted the photo into it; a map of a photo that the network saw lying is turned upright first.
 */
public final class HeatField {

    private final Axis across;
    private final Axis down;
    private final int width;
    private final int height;
    private final boolean signed;
    private final double top;
    private final HeatOptions options;
    private final float[] values;

    private HeatField(
            Axis across,
            Axis down,
            int width,
            int height,
            boolean signed,
            float[] cells,
            double top,
            HeatOptions options) {
        this.across = across;
        this.down = down;
        this.width = width;
        this.height = height;
        this.signed = signed;
        this.top = top;
        this.options = options;
        this.values = new float[width * height];
        float[] shares = shares(cells, top);
        IntStream.range(0, height)
                .parallel()
                .forEach(y -> fillRow(y, blendRows(shares, across.cells(), down.cells(), down, y)));
    }

    /**
     * Lays {@code map} over a picture of the whole photo, as {@link HeatOptions#PLAIN} says.
     *
     * @param map of what speaks for a class, or for and against it
     * @param geometry how the photo was fitted into the network's input
     * @param width of the picture, in pixels; it shows the whole photo
     * @param height of the picture, in pixels
     */
    public static HeatField of(EvidenceMap map, InputGeometry geometry, int width, int height) {
        return of(map, geometry, geometry.photo(), width, height, HeatOptions.PLAIN);
    }

    /**
     * Lays {@code map} over a picture of a part of the photo.
     *
     * @param map of what speaks for a class, or for and against it
     * @param geometry how the photo was fitted into the network's input
     * @param part of the photo that the picture shows, in pixels of the photo
     * @param width of the picture, in pixels
     * @param height of the picture, in pixels
     */
    public static HeatField of(
            EvidenceMap map,
            InputGeometry geometry,
            ImageRegion part,
            int width,
            int height,
            HeatOptions options) {
        double top = map.magnitude() == 0 ? 0 : options.sharedTop().orElse(map.magnitude());
        boolean lies = geometry.orientation().swapsAxes();
        int columns = lies ? map.height() : map.width();
        int rows = lies ? map.width() : map.height();
        return new HeatField(
                axis(geometry, part, columns, width, options.blend()),
                axis(geometry.transposed(), part.transposed(), rows, height, options.blend()),
                width,
                height,
                map instanceof SignedMap,
                geometry.orientation().turned(map.toArray(), map.width()),
                top,
                options);
    }

    /** Each cell ÷ {@code top}, the largest exactly ±1; an empty map stays 0. */
    private static float[] shares(float[] cells, double top) {
        for (int i = 0; i < cells.length && top > 0; i++) {
            cells[i] = (float) (cells[i] / top);
        }
        return cells;
    }

    private void fillRow(int y, float[] blended) {
        boolean hiddenRow = options.borderHidden() && down.isBorder(y);
        for (int x = 0; x < width; x++) {
            int i = across.lower(x);
            float from = blended[i];
            float to = blended[i + 1];
            boolean hidden = hiddenRow || (options.borderHidden() && across.isBorder(x));
            values[y * width + x] = hidden ? Float.NaN : from + (to - from) * across.share(x);
        }
    }

    /** One row of the map between two rows of cells, and its last cell once more. */
    private static float[] blendRows(float[] cells, int columns, int rows, Axis down, int y) {
        int upper = down.lower(y) * columns;
        int lower = Math.min(down.lower(y) + 1, rows - 1) * columns;
        float[] blended = new float[columns + 1];
        for (int x = 0; x < columns; x++) {
            float from = cells[upper + x];
            blended[x] = from + (cells[lower + x] - from) * down.share(y);
        }
        blended[columns] = blended[columns - 1];
        return blended;
    }

    /** The axis from left to right; transposed, it is the one from top to bottom. */
    private static Axis axis(
            InputGeometry geometry, ImageRegion part, int cells, int pixels, CellBlend blend) {
        double pixel = part.width() / pixels;
        double cell = cells / geometry.input().width();
        return new Axis(
                pixels,
                cells,
                blend,
                x -> {
                    double photoX = part.left() + x * pixel;
                    boolean seen =
                            photoX >= geometry.source().left()
                                    && photoX <= geometry.source().right();
                    return seen ? geometry.inputX(photoX) * cell : Double.NaN;
                });
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** True if values below 0 occur and mean evidence against the class. */
    public boolean isSigned() {
        return signed;
    }

    /** The raw value that 1 stands for; 0 if the map is empty, and then nothing is to be shown. */
    public double top() {
        return top;
    }

    /** How the map became heat. */
    public HeatOptions options() {
        return options;
    }

    /** The value at a pixel, NaN where there is no heat to show. */
    public float at(int x, int y) {
        return values[y * width + x];
    }

    /** False where the network did not see the photo. */
    public boolean isSeen(int x, int y) {
        return across.cell(x) != Axis.NONE && down.cell(y) != Axis.NONE;
    }

    /** True if the network saw all that the picture shows. */
    public boolean isAllSeen() {
        return across.isAllSeen() && down.isAllSeen();
    }

    /** The column of the map's cell that a pixel lies in; −1 where the network did not see it. */
    public int column(int x) {
        return across.cell(x);
    }

    /** The row of the map's cell that a pixel lies in; −1 where the network did not see it. */
    public int row(int y) {
        return down.cell(y);
    }

    /** True at the first pixel of a cell that is not the first one, in either direction. */
    boolean startsCell(int x, int y) {
        return isSeen(x, y) && (across.startsCell(x) || down.startsCell(y));
    }
}
