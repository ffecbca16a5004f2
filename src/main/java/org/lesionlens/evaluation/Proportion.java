package org.lesionlens.evaluation;

/**
 * How many of how many.
 *
 * @param hits in [0, {@code of}]
 * @param of at least 1
 */
public record Proportion(int hits, int of) {

    /** The standard normal distribution's 97.5 % quantile: two-sided 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Proportion {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException("not a proportion: %d of %d".formatted(hits, of));
        }
    }

    /** In [0, 1]. */
    public double value() {
        return (double) hits / of;
    }

    /**
     * The 95 % score interval without correction for continuity, of independent lesions: it stays
     * in [0, 1] and holds for few lesions and for proportions of 0 and 1.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    public Interval wilson() {
        return wilson(value(), of);
    }

    /**
     * The same where lesions are worth fewer independent ones.
     *
     * @param share in [0, 1]
     * @param of above 0, not always whole
     */
    static Interval wilson(double share, double of) {
        double square = Z * Z / of;
        double centre = (share + square / 2) / (1 + square);
        double spread = share * (1 - share) / of + square / (4 * of);
        double half = Z * Math.sqrt(spread) / (1 + square);
        return new Interval(
                share == 0 ? 0 : Math.max(0, centre - half),
                share == 1 ? 1 : Math.min(1, centre + half));
    }
}
