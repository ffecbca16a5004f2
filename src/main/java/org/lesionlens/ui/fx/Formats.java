package org.lesionlens.ui.fx;

import java.util.Locale;

/** How numbers read on the screen, in the reader's locale. */
public final class Formats {

    private static final int MILLIS = 1000;

    private Formats() {}

    /** A probability with three digits, for example 0.734. */
    public static String probability(double probability) {
        return format("%.3f", probability);
    }

    /**
     * A difference of probabilities or areas with its sign and three digits, for example +0.031.
     */
    public static String difference(double difference) {
        return format("%+.3f", difference);
    }

    /** A share of 1 with two digits, for example 0.50. */
    public static String share(double share) {
        return format("%.2f", share);
    }

    /** A number rounded to whole, for example 12. */
    public static String whole(double number) {
        return format("%.0f", number);
    }

    /** A share of 1 in percent with one digit and without the sign, for example 73.4. */
    public static String percent(double share) {
        return format("%.1f", 100 * share);
    }

    /** A duration from its milliseconds: 11 ms, and from a second on 2.0 s. */
    public static String duration(double milliseconds) {
        return milliseconds < MILLIS
                ? format("%.0f ms", Math.max(1, milliseconds))
                : format("%.1f s", milliseconds / MILLIS);
    }

    /** A count with separators, for example 33,126. */
    public static String count(int count) {
        return format("%,d", count);
    }

    private static String format(String pattern, Number number) {
        return String.format(Locale.getDefault(Locale.Category.FORMAT), pattern, number);
    }
}
