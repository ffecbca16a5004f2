package org.lesionlens.ui.viewer;

/**
 * How bright a photo is shown: for the eye only. Networks, numbers and exported pictures have the
 * photo as it is.
 *
 * <p>A value v of a channel, in [0, 1], becomes (v^(1/γ) − ½) · 4^c + ½ + b, cut to [0, 1].
 *
 * @param brightness b, in [−0.5, 0.5]; 0 changes nothing
 * @param contrast c, in [−1, 1]: from a quarter to four times as much about the middle; 0 changes
 *     nothing
 * @param gamma γ, in [0.25, 4]; above 1 what is dark becomes lighter, 1 changes nothing
 */
public record PhotoLook(double brightness, double contrast, double gamma) {

    /** The photo as it is. */
    public static final PhotoLook AS_IT_IS = new PhotoLook(0, 0, 1);

    static final double MOST_BRIGHTNESS = 0.5;
    static final double MOST_CONTRAST = 1;
    static final double MOST_GAMMA = 4;

    private static final int LEVELS = 256;
    private static final int HIGHEST = LEVELS - 1;
    private static final double BASE = 4;

    /** Cuts all to their ranges. */
    public PhotoLook {
        brightness = Math.clamp(brightness, -MOST_BRIGHTNESS, MOST_BRIGHTNESS);
        contrast = Math.clamp(contrast, -MOST_CONTRAST, MOST_CONTRAST);
        gamma = Math.clamp(gamma, 1 / MOST_GAMMA, MOST_GAMMA);
    }

    /** True if nothing is changed. */
    boolean isAsItIs() {
        return equals(AS_IT_IS);
    }

    /** The same with another brightness. */
    public PhotoLook withBrightness(double chosen) {
        return new PhotoLook(chosen, contrast, gamma);
    }

    /** The same with another contrast. */
    public PhotoLook withContrast(double chosen) {
        return new PhotoLook(brightness, chosen, gamma);
    }

    /** The same with another gamma. */
    public PhotoLook withGamma(double chosen) {
        return new PhotoLook(brightness, contrast, chosen);
    }

    /** What each of the 256 levels of a channel becomes, in [0, 255]. */
    int[] levels() {
        int[] levels = new int[LEVELS];
        double factor = Math.pow(BASE, contrast);
        for (int level = 0; level < LEVELS; level++) {
            double curved = Math.pow((double) level / HIGHEST, 1 / gamma);
            double shown = (curved - 0.5) * factor + 0.5 + brightness;
            levels[level] = (int) Math.round(HIGHEST * Math.clamp(shown, 0, 1));
        }
        return levels;
    }
}
