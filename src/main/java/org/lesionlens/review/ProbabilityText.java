package org.lesionlens.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a probability and the decision threshold read, in the window and in what leaves it: three
 * digits, and as many more as it takes that what is read does not contradict the call.
 */
public final class ProbabilityText {

    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 17; // tell any two doubles in [0, 1] apart

    /** Of a threshold; those that are chosen by a rule or a mouse have fewer. */
    private static final int THRESHOLD_DIGITS = 6;

    private static final BigDecimal LEAST = new BigDecimal("0.001");
    private static final BigDecimal MOST = new BigDecimal("0.999");
    private static final double HALF_A_STEP = 0.0005;

    private ProbabilityText() {}

    /**
     * Three digits, and never a 0 or 1 that is none.
     *
     * @param p in [0, 1]
     */
    public static String of(double p) {
        return of(p, Locale.ROOT);
    }

    /** The same with the decimal point of {@code locale}. */
    public static String of(double p, Locale locale) {
        return nearEnd(p, LEAST, MOST, locale)
                .orElseGet(() -> localised(rounded(p, DIGITS).toPlainString(), locale));
    }

    /**
     * The same, read beside a call: 0.49998 is not 0.500 where that is the threshold.
     *
     * @param threshold of the call, in [0, 1]
     */
    public static String of(double p, double threshold) {
        return of(p, threshold, Locale.ROOT);
    }

    /** The same with the decimal point of {@code locale}. */
    public static String of(double p, double threshold, Locale locale) {
        BigDecimal shown = shown(threshold);
        BigDecimal least = shown.compareTo(LEAST) >= 0 ? LEAST : null;
        BigDecimal most = shown.compareTo(MOST) <= 0 ? MOST : null;
        return nearEnd(p, least, most, locale)
                .orElseGet(() -> localised(telling(p, p >= threshold, shown), locale));
    }

    /**
     * The decision threshold as it is written, with at least so many digits.
     *
     * @param t in [0, 1]
     */
    public static String threshold(double t, int digits, Locale locale) {
        BigDecimal shown = shown(t);
        return localised(shown.setScale(Math.max(digits, shown.scale())).toPlainString(), locale);
    }

    /** The same in as few digits as tell it. */
    public static String threshold(double t) {
        return threshold(t, 0, Locale.ROOT);
    }

    /** To six digits, or to three that are not 0 where it is that near to 0 or 1. */
    private static BigDecimal shown(double t) {
        double room = Math.min(t, 1 - t);
        int digits =
                room <= 0
                        ? 0
                        : Math.max(
                                THRESHOLD_DIGITS, DIGITS - 1 - (int) Math.floor(Math.log10(room)));
        BigDecimal shortest = rounded(t, digits).stripTrailingZeros();
        return shortest.setScale(Math.max(0, shortest.scale()));
    }

    private static Optional<String> nearEnd(
            double p, @Nullable BigDecimal least, @Nullable BigDecimal most, Locale locale) {
        if (least != null && p > 0 && p < HALF_A_STEP) {
            return Optional.of("<\u00a0" + localised(least.toPlainString(), locale));
        }
        if (most != null && p < 1 && p >= 1 - HALF_A_STEP) {
            return Optional.of(">\u00a0" + localised(most.toPlainString(), locale));
        }
        return Optional.empty();
    }

    private static String telling(double p, boolean isPositive, BigDecimal threshold) {
        int digits = DIGITS;
        BigDecimal text = rounded(p, digits);
        while (digits < MOST_DIGITS
                && (text.compareTo(threshold) >= 0 != isPositive || isWronglyAnEnd(p, text))) {
            digits++;
            text = rounded(p, digits);
        }
        return text.toPlainString();
    }

    private static boolean isWronglyAnEnd(double p, BigDecimal text) {
        return p > 0 && p < 1 && (text.signum() == 0 || text.compareTo(BigDecimal.ONE) == 0);
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private static String localised(String number, Locale locale) {
        return number.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }
}
