package org.lesionlens.image;

import java.util.BitSet;

/**
 * Which pixels of a photo show the lesion, as somebody drew it; immutable. Its own size may be
 * another than the photo's, but not its shape: (0, 0) is the top left pixel of both.
 */
public final class LesionMask {

    private static final int MIDDLE = 127; // above it, a grey belongs to the lesion
    private static final int CLEAR = 32; // from black or white, and still one of both
    private static final double MOST_UNCLEAR = 0.1; // of a mask, at lines that were smoothed
    private static final double MOST_ASKEW = 1; // pixels of the larger one, by rounding

    private final int width;
    private final int height;
    private final BitSet lesion;

    private LesionMask(int width, int height, BitSet lesion) {
        this.width = width;
        this.height = height;
        this.lesion = lesion;
    }

    /** Why a picture cannot be taken for the mask of a photo. */
    public enum Problem {
        /** Nothing in it is the lesion. */
        EMPTY,
        /** All of it is the lesion. */
        FULL,
        /** The corners are the lesion and the middle is not. */
        INVERTED,
        /** It has another shape than the photo. */
        SHAPE,
        /** It has more than two kinds of pixels: classes, or a picture. */
        MANY_LEVELS
    }

    /** What a picture is. */
    public sealed interface Reading {

        /** A mask that can be used. */
        record Usable(LesionMask mask) implements Reading {}

        /** None, and why. */
        record Unusable(Problem problem) implements Reading {}
    }

    /**
     * Reads a mask: of two colours the brighter is the lesion, whatever they are; of more, what is
     * brighter than the middle, if nearly all are black or white.
     *
     * @param photoWidth of the photo as displayed, in pixels
     * @param photoHeight of the photo as displayed, in pixels
     */
    public static Reading of(RgbImage picture, int photoWidth, int photoHeight) {
        int width = picture.width();
        int height = picture.height();
        if (!isOfShape(width, height, photoWidth, photoHeight)) {
            return new Reading.Unusable(Problem.SHAPE);
        }
        int[] counts = counts(picture);
        int darkest = 0;
        while (counts[darkest] == 0) {
            darkest++;
        }
        int brightest = counts.length - 1;
        while (counts[brightest] == 0) {
            brightest--;
        }
        if (darkest == brightest) {
            return new Reading.Unusable(darkest > MIDDLE ? Problem.FULL : Problem.EMPTY);
        }
        boolean isOfTwo = counts[darkest] + counts[brightest] == width * height;
        if (!isOfTwo && unclear(counts) > MOST_UNCLEAR * width * height) {
            return new Reading.Unusable(Problem.MANY_LEVELS);
        }
        var mask = drawn(picture, isOfTwo ? darkest : MIDDLE);
        return mask.problem();
    }

    private static boolean isOfShape(int width, int height, int photoWidth, int photoHeight) {
        double across = (double) photoWidth / width;
        double down = (double) photoHeight / height;
        double scale = Math.max(across, down);
        return Math.abs(across - down) * Math.min(width, height) <= MOST_ASKEW * Math.max(scale, 1);
    }

    private static int[] counts(RgbImage picture) {
        int[] counts = new int[256];
        int[] row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.readRow(y, row);
            for (int pixel : row) {
                counts[grey(pixel)]++;
            }
        }
        return counts;
    }

    /** As Pillow's {@code convert("L")}: ITU-R 601-2. */
    private static int grey(int pixel) {
        int red = (pixel >> 16) & 0xFF;
        int green = (pixel >> 8) & 0xFF;
        int blue = pixel & 0xFF;
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }

    private static int unclear(int... counts) {
        int unclear = 0;
        for (int grey = CLEAR; grey < counts.length - CLEAR; grey++) {
            unclear += counts[grey];
        }
        return unclear;
    }

    private static LesionMask drawn(RgbImage picture, int background) {
        var lesion = new BitSet(picture.width() * picture.height());
        int[] row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                lesion.set(y * row.length + x, grey(row[x]) > background);
            }
        }
        return new LesionMask(picture.width(), picture.height(), lesion);
    }

    private Reading problem() {
        if (lesion.isEmpty()) {
            return new Reading.Unusable(Problem.EMPTY);
        }
        if (lesion.cardinality() == width * height) {
            return new Reading.Unusable(Problem.FULL);
        }
        boolean inCorners =
                at(0, 0) && at(width - 1, 0) && at(0, height - 1) && at(width - 1, height - 1);
        return inCorners && (!at(width / 2, height / 2) || isAllAlongTheBorder())
                ? new Reading.Unusable(Problem.INVERTED)
                : new Reading.Usable(this);
    }

    /** No lesion surrounds skin: what lies in the middle is the lesion. */
    private boolean isAllAlongTheBorder() {
        for (int x = 0; x < width; x++) {
            if (!at(x, 0) || !at(x, height - 1)) {
                return false;
            }
        }
        for (int y = 0; y < height; y++) {
            if (!at(0, y) || !at(width - 1, y)) {
                return false;
            }
        }
        return true;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** True if a pixel shows the lesion; no pixel outside does. */
    public boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && lesion.get(y * width + x);
    }

    /** Share of the photo that is lesion, in (0, 1). */
    public double area() {
        return (double) lesion.cardinality() / (width * height);
    }
}
