package org.lesionlens.report;

import java.io.IOException;
import java.util.List;

/**
 * A table: its first column names the rows, and all others that begin with a digit or a sign stand
 * to the right.
 *
 * @param caption what it is
 * @param head of each column
 * @param rows cells of each
 */
record HtmlTable(String caption, List<String> head, List<List<String>> rows) {

    HtmlTable {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    void write(Html html) throws IOException {
        html.element(
                "div",
                () ->
                        html.element(
                                "table",
                                () -> {
                                    html.text("caption", caption);
                                    writeHead(html);
                                    html.element("tbody", () -> writeRows(html));
                                }),
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                caption);
    }

    private void writeHead(Html html) throws IOException {
        html.element(
                "thead",
                () ->
                        html.element(
                                "tr",
                                () -> {
                                    for (int i = 0; i < head.size(); i++) {
                                        String text = head.get(i);
                                        html.text("th", text, "scope", "col", "class", side(i));
                                    }
                                }));
    }

    private void writeRows(Html html) throws IOException {
        for (List<String> row : rows) {
            html.element(
                    "tr",
                    () -> {
                        html.element("th", () -> writeName(html, row.getFirst()), "scope", "row");
                        for (int i = 1; i < row.size(); i++) {
                            html.text("td", row.get(i), "class", side(i));
                        }
                    });
        }
    }

    /** What stands behind a line break explains the first line. */
    private static void writeName(Html html, String name) throws IOException {
        String[] lines = name.split("\n", 2);
        html.text(lines[0]);
        if (lines.length > 1) {
            html.text("span", lines[1], "class", "below");
        }
    }

    /** A column of numbers stands to the right, with its head. */
    private String side(int column) {
        boolean isNumeric =
                column > 0
                        && rows.stream()
                                .map(row -> row.get(column))
                                .allMatch(text -> text.matches("[\\d<>–+−].*|no interval.*"));
        return isNumeric ? "number" : "words";
    }
}
