package org.lesionlens.faithfulness;

import java.util.Locale;

/** What a map of one photo is put to the test by. */
public enum MapMeasure {
    /**
     * Area under the probability while the hottest pixels are taken away; low is good.
     *
     * @see PlannedCurve
     */
    DELETION(false),
    /** Area under the probability while the hottest pixels come back to a blurred photo. */
    INSERTION(true),
    /**
     * The share of the probability that is lost where the input is multiplied by the map, scaled to
     * 1 at its maximum: max(0, p − o) / p; low is good.
     *
     * @see <a href="https://arxiv.org/abs/1710.11063">Chattopadhay et al. 2018, section 5.1</a>
     */
    AVERAGE_DROP(false),
    /** 1 if that probability is higher than before, else 0: a mean of it is a share of photos. */
    INCREASE_IN_CONFIDENCE(true),
    /**
     * Half of what the probability is more after the coldest pixels were replaced by their
     * neighbours' colours than after the hottest were; mean over a fifth to four fifths of them.
     *
     * @see <a href="https://arxiv.org/abs/2202.00449">Rong et al. 2022</a>
     * @see NoisyLinearImputation
     */
    ROAD(true),
    /** Rank correlation with maps of the photo under a noise that nobody sees. */
    NOISE_STABILITY(true),
    /** Rank correlation with maps of the mirrored photo, mirrored back. */
    FLIP_STABILITY(true);

    private final boolean moreIsBetter;

    MapMeasure(boolean moreIsBetter) {
        this.moreIsBetter = moreIsBetter;
    }

    /** True if a faithful map has a high value. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** False if it takes maps of a changed photo, too, which only a method can make. */
    public boolean isOfOneMap() {
        return this != NOISE_STABILITY && this != FLIP_STABILITY;
    }

    /** As tables name it: {@code average_drop}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
