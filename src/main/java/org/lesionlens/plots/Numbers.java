package org.lesionlens.plots;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.review.ProbabilityText;

/** How numbers read in what leaves the program: the same in every locale. */
public final class Numbers {

    /** For what cannot be told. */
    public static final String NONE = "–";

    private Numbers() {}

    /** A measure in [0, 1] with three digits. */
    public static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * A threshold in [0, 1] with three digits, and as many more as tell it: 0.0003 is not 0.000.
     */
    public static String threshold(double t) {
        return ProbabilityText.threshold(t, 3, Locale.ROOT);
    }

    /** The same, if it is known. */
    public static String three(OptionalDouble value) {
        return value.isPresent() ? three(value.getAsDouble()) : NONE;
    }

    /** Two digits. */
    public static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A share of 1 in percent, without digits. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * share);
    }

    /** With separators: 33,126. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** From where to where. */
    public static String interval(Interval known) {
        return three(known.low()) + "\u00a0–\u00a0" + three(known.high());
    }

    /** The same, or how many clusters are too few for one. */
    public static String interval(ClusteredInterval certainty, Clusters.Kind kind) {
        return certainty
                .interval()
                .map(Numbers::interval)
                .orElseGet(() -> "no interval from " + clusters(certainty.clusters(), kind));
    }

    /** A number of clusters. */
    public static String clusters(int count, Clusters.Kind kind) {
        return counted(count, cluster(kind));
    }

    /** What a cluster is. */
    public static String cluster(Clusters.Kind kind) {
        return switch (kind) {
            case PATIENT -> "patient";
            case LESION -> "lesion";
            case PHOTO -> "photo";
        };
    }

    /** How many of what, whose plural ends on s. */
    public static String counted(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }
}
