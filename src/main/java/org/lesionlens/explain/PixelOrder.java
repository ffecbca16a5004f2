package org.lesionlens.explain;

import java.util.Arrays;
import java.util.BitSet;

/**
 * All pixels of an input, the hottest first; pixels of the same heat in reading order. Immutable.
 */
public final class PixelOrder {

    private final int[] pixels;

    private PixelOrder(int[] pixels) {
        this.pixels = pixels;
    }

    /**
     * The order of {@code map}, enlarged to the input.
     *
     * @param width of the input in pixels
     * @param height of the input in pixels
     * @throws IllegalArgumentException if the map is 0 everywhere and so gives no order
     */
    public static PixelOrder of(EvidenceMap map, int width, int height) {
        if (map.magnitude() == 0) {
            throw new IllegalArgumentException("an empty map gives no order");
        }
        return hottestFirst(Enlargement.of(map, width, height));
    }

    /**
     * The order of a map of random numbers with as many cells as {@code like}.
     *
     * <p>Cells and not single pixels: replaced pixels then form patches of the same size as those
     * of the map. Single random pixels would be noise, which upsets a network by itself.
     *
     * @param seed the same seed gives the same order
     */
    public static PixelOrder random(EvidenceMap like, int width, int height, long seed) {
        return of(Heatmap.random(like.width(), like.height(), seed), width, height);
    }

    /**
     * @param heat of each pixel, row by row; below 0 is what speaks against the class
     */
    static PixelOrder hottestFirst(float... heat) {
        long[] keys = new long[heat.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) -rank(heat[i]) << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        return new PixelOrder(Arrays.stream(keys).mapToInt(key -> (int) key).toArray());
    }

    /** A whole number that grows with the heat: bits of floats do from 0 up, and fall below. */
    private static int rank(float heat) {
        int bits = Float.floatToIntBits(heat + 0f); // −0 is 0
        return bits >= 0 ? bits : Integer.MIN_VALUE - bits;
    }

    /** How many pixels there are. */
    public int size() {
        return pixels.length;
    }

    /**
     * How many pixels are replaced after {@code step} of {@code steps} steps, rounded down: none
     * after step 0, all after the last.
     */
    public int replacedAt(int step, int steps) {
        return Math.toIntExact((long) pixels.length * step / steps);
    }

    /**
     * The first pixels of the order, counted row by row.
     *
     * @param count how many, 0 to {@link #size}
     */
    public BitSet first(int count) {
        var first = new BitSet(pixels.length);
        for (int i = 0; i < count; i++) {
            first.set(pixels[i]);
        }
        return first;
    }
}
