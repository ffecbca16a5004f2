package org.lesionlens.image.decode;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * From JPEG's YCbCr to RGB, rounded as libjpeg does it.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, page 3</a>
 */
final class YccToRgb {

    private static final int HALF = 1 << 15;

    private static final int[] RED_BY_CR = table(cr -> (fixed(1.402) * cr + HALF) >> 16);
    private static final int[] BLUE_BY_CB = table(cb -> (fixed(1.772) * cb + HALF) >> 16);
    private static final int[] GREEN_BY_CR = table(cr -> -fixed(0.71414) * cr);
    private static final int[] GREEN_BY_CB = table(cb -> -fixed(0.34414) * cb + HALF);

    private YccToRgb() {}

    /** The pixel of the three samples from index {@code i} on, as {@code 0x00RRGGBB}. */
    static int convert(byte[] samples, int i) {
        int y = samples[i] & 0xFF;
        int cb = samples[i + 1] & 0xFF;
        int cr = samples[i + 2] & 0xFF;
        int red = clamp(y + RED_BY_CR[cr]);
        int green = clamp(y + ((GREEN_BY_CB[cb] + GREEN_BY_CR[cr]) >> 16));
        int blue = clamp(y + BLUE_BY_CB[cb]);
        return red << 16 | green << 8 | blue;
    }

    private static int clamp(int value) {
        return Math.min(Math.max(value, 0), 255); // in int, which Math.clamp is not
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << 16) + 0.5);
    }

    private static int[] table(IntUnaryOperator byDifference) {
        return IntStream.range(-128, 128).map(byDifference).toArray();
    }
}
