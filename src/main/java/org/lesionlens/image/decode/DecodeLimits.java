package org.lesionlens.image.decode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/**
 * How much work one file may cause before it is refused.
 *
 * @param maxPixels most pixels that a picture may have, 1 to 2147483639, as many as an array holds;
 *     checked before decoding
 * @param deadline longest that reading and decoding may take, above zero
 */
public record DecodeLimits(long maxPixels, Duration deadline) {

    private static final long LARGEST_PIXEL = 8;
    private static final long ROOM_FOR_METADATA = 64 << 20;

    /** 100 megapixels and 20 seconds: more than any camera needs, less than a person waits. */
    public static final DecodeLimits STANDARD =
            new DecodeLimits(100_000_000, Duration.ofSeconds(20));

    /**
     * @throws IllegalArgumentException if a limit leaves no room for any picture
     */
    public DecodeLimits {
        if (maxPixels < 1 || maxPixels > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("maxPixels is " + maxPixels);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline is " + deadline);
        }
    }

    /**
     * @throws UnreadableException if a picture of this size has too many pixels
     */
    void check(long width, long height) throws UnreadableException {
        if (width * height > maxPixels) {
            throw new UnreadableException(
                    String.format(
                            Locale.ROOT,
                            "has %,d×%,d pixels, more than the %s megapixels allowed",
                            width,
                            height,
                            megapixels()));
        }
    }

    private String megapixels() {
        return BigDecimal.valueOf(maxPixels, 6).stripTrailingZeros().toPlainString();
    }

    /**
     * @throws UnreadableException if a file of this size is larger than any picture within the
     *     limits, even uncompressed with four channels of 16 bits
     */
    void checkBytes(long bytes) throws UnreadableException {
        if (bytes > ROOM_FOR_METADATA + maxPixels * LARGEST_PIXEL) {
            throw new UnreadableException(
                    "is larger than any picture of %s megapixels".formatted(megapixels()));
        }
    }
}
