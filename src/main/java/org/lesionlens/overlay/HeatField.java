package org.lesionlens.overlay;

import java.util.stream.IntStream;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputGeometry;

/**
 * A heat map resampled to the pixels of a picture of the photo, immutable: what a slider needs
 * again and again.
 *
 * <p>Values are in [0, 1], for signed maps in [−1, 1]; 1 stands for the raw value {@link #top}.
 * They are NaN where the network did not see the photo. The map is enlarged to the network's input,
 * and from there goes back through the exact inverse of what fitted the photo into it.
 */
public final class HeatField {

    private final int width;
    private final int height;
    private final boolean signed;
    private final double top;
    private final float[] values;

    private HeatField(int width, int height, boolean signed, double top, float[] values) {
        this.width = width;
        this.height = height;
        this.signed = signed;
        this.top = top;
        this.values = values;
    }

    /**
     * Lays {@code map} over a picture of the photo.
     *
     * @param map of what speaks for a class, or for and against it
     * @param geometry how the photo was fitted into the network's input
     * @param width of the picture, in pixels; it shows the whole photo
     * @param height of the picture, in pixels
     */
    public static HeatField of(EvidenceMap map, InputGeometry geometry, int width, int height) {
        double top = map.magnitude();
        float[] cells = shares(map.toArray(), top);
        Axis across = acrossAxis(geometry, map.width(), width);
        Axis down = downAxis(geometry, map.height(), height);
        float[] values = new float[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(y -> {
                    float[] blended = blendRows(cells, map.width(), map.height(), down, y);
                    for (int x = 0; x < width; x++) {
                        int i = across.lower(x);
                        float from = blended[i];
                        float to = blended[i + 1];
                        values[y * width + x] = from + (to - from) * across.share(x);
                    }
                });
        return new HeatField(width, height, map instanceof SignedMap, top, values);
    }

    /** Each cell ÷ {@code top}, the largest exactly ±1; an empty map stays 0. */
    private static float[] shares(float[] cells, double top) {
        for (int i = 0; i < cells.length && top > 0; i++) {
            cells[i] = (float) (cells[i] / top);
        }
        return cells;
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

    private static Axis acrossAxis(InputGeometry geometry, int columns, int width) {
        double photo = geometry.photo().width() / width;
        double cell = columns / geometry.input().width();
        return new Axis(
                width,
                columns,
                x -> {
                    double photoX = x * photo;
                    boolean seen =
                            photoX >= geometry.source().left()
                                    && photoX <= geometry.source().right();
                    return seen ? geometry.inputX(photoX) * cell : Double.NaN;
                });
    }

    private static Axis downAxis(InputGeometry geometry, int rows, int height) {
        double photo = geometry.photo().height() / height;
        double cell = rows / geometry.input().height();
        return new Axis(
                height,
                rows,
                y -> {
                    double photoY = y * photo;
                    boolean seen =
                            photoY >= geometry.source().top()
                                    && photoY <= geometry.source().bottom();
                    return seen ? geometry.inputY(photoY) * cell : Double.NaN;
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

    /** The value at a pixel, NaN where the network did not see the photo. */
    public float at(int x, int y) {
        return values[y * width + x];
    }
}
