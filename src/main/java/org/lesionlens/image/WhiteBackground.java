package org.lesionlens.image;

/** The paper that transparent pictures lie on. */
public final class WhiteBackground {

    private WhiteBackground() {}

    /** What is seen of a {@code 0xAARRGGBB} pixel over white, as {@code 0xFFRRGGBB}. */
    public static int under(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb;
        }
        return 0xFF000000
                | (under((argb >> 16) & 0xFF, alpha) << 16)
                | (under((argb >> 8) & 0xFF, alpha) << 8)
                | under(argb & 0xFF, alpha);
    }

    /** What is seen of a sample in [0, 255] over white. */
    public static int under(int sample, int alpha) {
        return (sample * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
