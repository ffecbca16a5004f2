package org.lesionlens.attribution;

import org.lesionlens.explain.ChannelReduction;

/**
 * How an attribution of pixels is shown; changes no number of it.
 *
 * @param channels how a pixel's three values become one
 * @param withSign false for absolute values
 * @param clip percentile of the absolute values that the strongest colour stands for, above 0 to
 *     100: a few pixels are often many times as strong as all others
 * @param onPhoto true for the photo's pixels, through {@link org.lesionlens.image.TransposedFit};
 *     false for the pixels of the network's input
 */
public record AttributionLook(
        ChannelReduction channels, boolean withSign, double clip, boolean onPhoto) {

    /**
     * @throws IllegalArgumentException if the percentile is outside its range
     */
    public AttributionLook {
        if (!(clip > 0 && clip <= 100)) {
            throw new IllegalArgumentException(
                    "clip: %s; it must be above 0 and at most 100".formatted(clip));
        }
    }
}
