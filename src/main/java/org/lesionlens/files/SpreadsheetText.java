package org.lesionlens.files;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cells of tables, written so that no spreadsheet runs them: one that would begin a formula gets an
 * apostrophe before it, which {@link #plain} takes away again. Numbers stay as they are.
 *
 * <p>A formula begins with {@code = + - @}, blanks or quotation marks before it or not, a tab or a
 * line end. The apostrophe also stands behind semicolons, tabs and line ends in a cell: where
 * semicolons separate cells, a spreadsheet cuts a table of commas there.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
public final class SpreadsheetText {

    private static final String START = "(?:^|(?<=[;\\t\\r\\n]))";
    private static final String FORMULA = "(?=['\" \\u00A0]*[=+\\-@＝＋－＠])";
    private static final String BREAK = "(?='*[\\t\\r\\n])";

    private static final Pattern BEFORE = Pattern.compile(START + FORMULA + "|^" + BREAK);
    private static final Pattern MARK = Pattern.compile(START + "'" + FORMULA + "|^'" + BREAK);

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private SpreadsheetText() {}

    /** A cell as it is to be written. */
    public static String guarded(String cell) {
        return NUMBER.matcher(cell).matches() ? cell : BEFORE.matcher(cell).replaceAll("'");
    }

    /** Cells as they are to be written. */
    public static List<String> guarded(List<String> cells) {
        return cells.stream().map(SpreadsheetText::guarded).toList();
    }

    /** A cell as it was before it was {@link #guarded(String) guarded}. */
    public static String plain(String cell) {
        return cell.indexOf('\'') < 0 ? cell : MARK.matcher(cell).replaceAll("");
    }

    /** Cells as they were. */
    public static List<String> plain(List<String> cells) {
        return cells.stream().map(SpreadsheetText::plain).toList();
    }
}
