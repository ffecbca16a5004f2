package org.lesionlens.analysis;

/**
 * How a network's features are run on the CPU, and why.
 *
 * @param choice which way, and why
 * @param share of the plain way's time that the fused way takes, in bfloat16 of the time in
 *     float32; NaN if it was not measured
 * @param deviation of its activations from those of the other, as a share of the largest; NaN if
 *     they were not compared
 */
public record FeaturesPath(Choice choice, double share, double deviation) {

    /** Not tried, as for an engine that has but one way. */
    public static final FeaturesPath PLAIN = of(Choice.UNTRIED);

    /** Which way, and why; all but the first are plain. */
    public enum Choice {
        /** Operators are joined, and weights packed once. */
        FUSED,
        /** Nobody tried the other way with this layer and size, or it is not for this machine. */
        UNTRIED,
        /** A trial of the other way did not come to its end. */
        UNFINISHED,
        /** The other way is no faster. */
        NO_FASTER,
        /** The other way takes too long to be made at each start. */
        LONG_TO_OPEN,
        /** The other way gives other numbers. */
        DIFFERS,
        /** The other way cannot be made, or ends the process. */
        FAILED
    }

    /** A choice without measurements. */
    public static FeaturesPath of(Choice choice) {
        return new FeaturesPath(choice, Double.NaN, Double.NaN);
    }

    public boolean isFused() {
        return choice == Choice.FUSED;
    }
}
