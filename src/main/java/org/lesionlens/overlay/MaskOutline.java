package org.lesionlens.overlay;

import java.util.Arrays;
import java.util.Optional;
import org.lesionlens.image.LesionMask;

/**
 * The outline of a lesion along the edges of its mask's pixels, as straight lines; immutable. Of a
 * large mask only every n-th pixel is followed.
 */
public final class MaskOutline {

    private static final int MOST_SIDE = 1024; // pixels, beyond which every n-th one is followed
    private static final int MOST_LINES = 50_000; // far more than drawn masks of that size have

    private final LesionMask mask;
    private final int step;
    private final int width;
    private final int height;
    private int[] ends = new int[256];
    private int size;

    private MaskOutline(LesionMask mask) {
        this.mask = mask;
        this.step = Math.ceilDiv(Math.max(mask.width(), mask.height()), MOST_SIDE);
        this.width = Math.ceilDiv(mask.width(), step);
        this.height = Math.ceilDiv(mask.height(), step);
    }

    /** Told of each line. */
    @FunctionalInterface
    public interface Lines {

        /** From one end to the other, in steps from the top left corner of the mask. */
        void line(int x0, int y0, int x1, int y1);
    }

    /**
     * Follows the edges of a mask, which takes some milliseconds.
     *
     * @return none of a mask that is so ragged that nothing could be seen, and drawing it would
     *     take seconds
     */
    public static Optional<MaskOutline> of(LesionMask mask) {
        var outline = new MaskOutline(mask);
        return outline.goAcross() && outline.goDown() ? Optional.of(outline) : Optional.empty();
    }

    private boolean isLesion(int x, int y) {
        return mask.at(x * step, y * step);
    }

    private boolean goAcross() {
        for (int y = 0; y <= height; y++) {
            for (int x = 0; x < width; x++) {
                int from = x;
                while (x < width && isLesion(x, y) != isLesion(x, y - 1)) {
                    x++;
                }
                if (x > from && !add(from, y, x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean goDown() {
        for (int x = 0; x <= width; x++) {
            for (int y = 0; y < height; y++) {
                int from = y;
                while (y < height && isLesion(x, y) != isLesion(x - 1, y)) {
                    y++;
                }
                if (y > from && !add(x, from, x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean add(int x0, int y0, int x1, int y1) {
        if (size == 4 * MOST_LINES) {
            return false;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ends[size++] = x0;
        ends[size++] = y0;
        ends[size++] = x1;
        ends[size++] = y1;
        return true;
    }

    /** Tells of all lines. */
    public void forEach(Lines lines) {
        for (int i = 0; i < size; i += 4) {
            lines.line(ends[i], ends[i + 1], ends[i + 2], ends[i + 3]);
        }
    }

    /** How many lines there are. */
    public int lines() {
        return size / 4;
    }

    /** Steps across the mask, of which the last may be a part of one. */
    public double stepsAcross() {
        return mask.width() / (double) step;
    }

    /** Steps down the mask, of which the last may be a part of one. */
    public double stepsDown() {
        return mask.height() / (double) step;
    }
}
