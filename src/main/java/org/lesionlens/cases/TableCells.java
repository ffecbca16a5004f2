package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of a table into cells.
 *
 * <p>A reader of whole files takes a quote that nobody closes for the beginning of a cell that goes
 * on to the end; line by line the rest of the table stays what it is, and the line can be named.
 */
final class TableCells {

    private TableCells() {}

    /** The cells, without the quotes around them; a quote left open ends with the line. */
    static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        if (line.indexOf('"') < 0) {
            int from = 0;
            for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
                cells.add(line.substring(from, to));
                from = to + 1;
            }
            cells.add(line.substring(from));
            return cells;
        }
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else if (quoted || cell.toString().isBlank()) {
                    quoted = !quoted;
                } else {
                    cell.append(c); // as in 5" or d"x: not at a cell's beginning
                }
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** True if a cell that begins with a quote does not end within the text. */
    static boolean isOpen(String text, char separator) {
        if (text.indexOf('"') < 0) {
            return false;
        }
        boolean quoted = false;
        boolean isBlank = true; // the cell so far
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || isBlank)) {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                quoted ^= !doubled;
                isBlank &= !doubled;
                i += doubled ? 1 : 0;
            } else if (c == separator && !quoted) {
                isBlank = true;
            } else {
                isBlank &= Character.isWhitespace(c);
            }
        }
        return quoted;
    }
}
