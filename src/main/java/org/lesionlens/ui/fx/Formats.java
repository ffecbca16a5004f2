package org.lesionlens.ui.fx;

import java.util.Locale;

/** How numbers read on the screen, in the reader's locale. */
public final class Formats {

    private Formats() {}

    /** A probability with three digits, for example 0.734. */
    public static String probability(double probability) {
        return format("%.3f", probability);
    }

    /** A share of 1 with two digits, for example 0.50. */
    public static String share(double share) {
        return format("%.2f", share);
    }

    /** A number rounded to whole, for example 12. */
    public static String whole(double number) {
        return format("%.0f", number);
    }

    private static String format(String pattern, double number) {
        return String.format(Locale.getDefault(Locale.Category.FORMAT), pattern, number);
    }
}
