package org.lesionlens.review;

import java.util.Locale;

/** How a probability reads in what leaves the program: the same everywhere and in every locale. */
public final class ProbabilityText {

    private static final double LEAST = 0.0005;

    private ProbabilityText() {}

    /**
     * Three digits, and never a 0 or 1 that is none.
     *
     * @param p in [0, 1]
     */
    public static String of(double p) {
        if (p > 0 && p < LEAST) {
            return "<\u00a00.001";
        }
        if (p < 1 && p >= 1 - LEAST) {
            return ">\u00a00.999";
        }
        return String.format(Locale.ROOT, "%.3f", p);
    }
}
