package org.lesionlens.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the colours over a photo mean, in numbers: a bar from the lowest to the highest raw value.
 *
 * <p>Positions on the bar are in [0, 1], from its lowest to its highest value.
 *
 * @param colourMap the colours of the bar
 * @param lowest raw value at position 0: 0, or below 0 for signed heat
 * @param highest raw value at position 1, at least 0; 0 if the map is empty
 * @param threshold heat below it is not shown, in [0, 1] of {@code highest}; for signed heat its
 *     distance from 0 counts
 * @param signed true if values below 0 mean evidence against the class
 * @param shared true if the scale is the same for several pictures, false if each is stretched to
 *     its own highest value
 * @param borderHidden true if heat in the outermost cells is left out, for display only
 * @param ticks values to write beside the bar, by position; none for an empty map
 */
public record Legend(
        ColourMap colourMap,
        double lowest,
        double highest,
        double threshold,
        boolean signed,
        boolean shared,
        boolean borderHidden,
        List<Tick> ticks) {

    /** Closer together than this, two ticks' texts could touch. */
    private static final double CLOSEST_TICKS = 0.15;

    private static final int MOST_STEPS = 4;

    /** Copies {@code ticks} in. */
    public Legend {
        ticks = List.copyOf(ticks);
    }

    /**
     * A value beside the bar.
     *
     * @param position on the bar, in [0, 1]
     * @param text the raw value there, as people read it
     */
    public record Tick(double position, String text) {}

    /**
     * The legend of heat that is shown in {@code style}.
     *
     * @param locale of the ticks' numbers; {@link Locale#ROOT} has a decimal point
     */
    public static Legend of(HeatField heat, OverlayStyle style, Locale locale) {
        double highest = heat.top();
        double lowest = heat.isSigned() ? -highest : 0;
        return new Legend(
                style.colourMap(),
                lowest,
                highest,
                style.threshold(),
                heat.isSigned(),
                heat.options().sharedTop().isPresent(),
                heat.options().borderHidden(),
                highest > 0 ? ticks(lowest, highest, locale) : List.of());
    }

    /** True if there is no heat at all, and so no colour to explain. */
    public boolean isEmpty() {
        return highest == 0;
    }

    /** The raw value from which on heat is shown, at least 0. */
    public double rawThreshold() {
        return threshold * highest;
    }

    /** The raw value from which on heat is shown, as people read it. */
    public String thresholdText(Locale locale) {
        return LegendNumber.text(rawThreshold(), locale);
    }

    /** What the colours are stretched to, in English. */
    public String scale() {
        return shared ? "shared" : "per image";
    }

    /** The colour at a position on the bar, as {@code 0xFFRRGGBB}. */
    public int colour(double position) {
        return colourMap.colour(position);
    }

    /** True if heat of this position on the bar is shown, false if the photo is. */
    public boolean isShown(double position) {
        double heat = signed ? Math.abs(2 * position - 1) : position;
        return heat >= threshold;
    }

    /** Both ends, and round values between them where there is room. */
    private static List<Tick> ticks(double lowest, double highest, Locale locale) {
        double range = highest - lowest;
        double step = roundStep(range);
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, LegendNumber.text(lowest, locale)));
        for (double i = Math.ceil(lowest / step); i * step < highest; i++) {
            double position = (i * step - lowest) / range;
            if (position >= CLOSEST_TICKS && position <= 1 - CLOSEST_TICKS) {
                ticks.add(new Tick(position, LegendNumber.text(i * step, locale)));
            }
        }
        ticks.add(new Tick(1, LegendNumber.text(highest, locale)));
        return ticks;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that makes few enough steps. */
    private static double roundStep(double range) {
        double least = range / MOST_STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
