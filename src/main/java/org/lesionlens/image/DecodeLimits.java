package org.lesionlens.image;

import java.time.Duration;

/**
 * How much work one file may cause before it is refused.
 *
 * @param maxPixels most pixels that a picture may have, at least 1; checked before decoding
 * @param deadline longest that reading and decoding may take, above zero
 */
public record DecodeLimits(long maxPixels, Duration deadline) {

    /** 100 megapixels and 20 seconds: more than any camera needs, less than a person waits. */
    public static final DecodeLimits STANDARD =
            new DecodeLimits(100_000_000, Duration.ofSeconds(20));

    /**
     * @throws IllegalArgumentException if a limit leaves no room for any picture
     */
    public DecodeLimits {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels is " + maxPixels);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline is " + deadline);
        }
    }
}
