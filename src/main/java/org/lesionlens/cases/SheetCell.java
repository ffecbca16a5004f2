package org.lesionlens.cases;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/** Makes text of a workbook's cells, as a person sees them there. */
final class SheetCell {

    /** Letters of a date in a format, beside texts in quotes and what stands in brackets. */
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^]]*\\]|\\\\.");

    private static final Pattern DATE = Pattern.compile(".*[dyh].*");
    private static final Pattern ZEROS = Pattern.compile("0{2,}");

    private SheetCell() {}

    /** Dates as 2021-03-01, numbers without zeros at their end, an error as nothing. */
    static String text(Cell cell) {
        return switch (cell.getType()) {
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString();
            case NUMBER -> number(cell);
            case FORMULA -> formula(cell);
            case ERROR, EMPTY -> "";
        };
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        String plain = NOT_FORMAT.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
        if (DATE.matcher(plain).matches()) {
            LocalDateTime date = cell.asDate();
            return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? date.toLocalDate().toString()
                    : date.toString();
        }
        String text = plain(cell.asNumber());
        boolean isPadded = ZEROS.matcher(plain).matches() && text.length() < plain.length();
        return isPadded ? "0".repeat(plain.length() - text.length()) + text : text;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** What a formula made when the file was saved. */
    private static String formula(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        String raw = cell.getRawValue();
        return raw == null || raw.startsWith("#") ? "" : raw;
    }
}
