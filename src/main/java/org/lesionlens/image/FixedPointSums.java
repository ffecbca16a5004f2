package org.lesionlens.image;

import java.util.Arrays;

/** Weighted sums of many pixels that lie side by side, in Pillow's fixed-point numbers. */
final class FixedPointSums {

    private static final int HALF = 1 << (ResampleWeights.PRECISION - 1);

    private final int[] summand;
    private final int[] red;
    private final int[] green;
    private final int[] blue;

    /**
     * @param size how many pixels lie side by side
     */
    FixedPointSums(int size) {
        summand = new int[size];
        red = new int[size];
        green = new int[size];
        blue = new int[size];
    }

    /**
     * Adds the pixels from {@code start} on. They are copied first: only where the compiler sees
     * that reading and writing do not get in each other's way does it add many at once.
     */
    void add(int[] pixels, int start, int weight) {
        System.arraycopy(pixels, start, summand, 0, summand.length);
        for (int i = 0; i < summand.length; i++) {
            int pixel = summand[i];
            red[i] += ((pixel >> 16) & 0xFF) * weight;
            green[i] += ((pixel >> 8) & 0xFF) * weight;
            blue[i] += (pixel & 0xFF) * weight;
        }
    }

    /**
     * Rounds the sums to pixels and begins anew.
     *
     * @param start index of the first one
     * @param step from one to the next
     */
    void moveTo(int[] pixels, int start, int step) {
        for (int i = 0; i < red.length; i++) {
            pixels[start + i * step] =
                    0xFF000000 | (round(red[i]) << 16) | (round(green[i]) << 8) | round(blue[i]);
        }
        Arrays.fill(red, 0);
        Arrays.fill(green, 0);
        Arrays.fill(blue, 0);
    }

    private static int round(int sum) {
        return Math.min(Math.max((sum + HALF) >> ResampleWeights.PRECISION, 0), 255);
    }
}
