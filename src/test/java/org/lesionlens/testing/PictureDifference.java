package org.lesionlens.testing;

import org.lesionlens.image.RgbImage;

/** How far two pictures are apart. */
public final class PictureDifference {

    private PictureDifference() {}

    /** The largest difference of a channel of a pixel, 0 to 255; 256 if the sizes differ. */
    public static int largest(RgbImage one, RgbImage other) {
        if (one.width() != other.width() || one.height() != other.height()) {
            return 256;
        }
        int largest = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                largest = Math.max(largest, largest(one.at(x, y), other.at(x, y)));
            }
        }
        return largest;
    }

    /** The share of pixels of two pictures of one size that differ by more than {@code bound}. */
    public static double shareBeyond(int bound, RgbImage one, RgbImage other) {
        int beyond = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                beyond += largest(one.at(x, y), other.at(x, y)) > bound ? 1 : 0;
            }
        }
        return (double) beyond / ((long) one.width() * one.height());
    }

    private static int largest(int pixel, int other) {
        int largest = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = ((pixel >> shift) & 0xFF) - ((other >> shift) & 0xFF);
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }
}
