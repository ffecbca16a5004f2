package org.lesionlens.overlay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A raw map value as people read it: three significant digits, no grouping. */
public final class LegendNumber {

    private static final MathContext DIGITS = new MathContext(3);

    private LegendNumber() {}

    /**
     * The value in few digits.
     *
     * @param value finite
     * @param locale of the decimal point
     */
    public static String text(double value, Locale locale) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean plain = rounded.signum() == 0 || (exponent >= -3 && exponent <= 5);
        String text = plain ? rounded.toPlainString() : rounded.toString();
        return text.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }
}
