package org.lesionlens.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.files.SpreadsheetText;

/** The rows of a text, each with the line that it begins in. */
final class TextRows implements TableRows {

    private static final int LONGEST = 1000; // lines of a cell in quotes, such as a note

    /** Columns that only tables of this program have. */
    private static final Set<String> OWN =
            Set.of("looked_for", "photo_sha256", "judged_by", "model_sha256");

    private final BufferedReader reader;
    private final char separator;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long line;
    private int width; // of the first row, in cells
    private boolean isOwn; // the header is one that this program writes

    /**
     * @throws IOException if the file cannot be read
     */
    TextRows(Path file, TableFormat format) throws IOException {
        reader = format.reader(file);
        separator = format.separator();
        for (int i = 0; i < format.linesBefore(); i++) {
            next();
        }
    }

    private Optional<String> next() throws IOException {
        String read = ahead.isEmpty() ? reader.readLine() : ahead.removeFirst();
        line += read == null ? 0 : 1;
        return Optional.ofNullable(read);
    }

    @Override
    public Optional<Row> read() throws IOException {
        Optional<String> text = next();
        while (text.isPresent() && text.get().isBlank()) {
            text = next();
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String first = text.get();
        Row row =
                TableCells.isOpen(first, separator)
                        ? overLines(first)
                        : new Row(line, TableCells.split(first, separator), false);
        if (width == 0) {
            width = row.cells().size();
            isOwn = row.cells().stream().anyMatch(OWN::contains);
        }
        return Optional.of(isOwn ? plain(row) : row);
    }

    /** As it was before this program wrote it; the apostrophes of others are theirs. */
    private static Row plain(Row row) {
        return new Row(row.line(), SpreadsheetText.plain(row.cells()), row.isOpen());
    }

    /** A cell in quotes may hold line ends; one that goes on and on was never closed. */
    private Row overLines(String first) throws IOException {
        long start = line;
        var text = new StringBuilder(first);
        for (int i = 0; i < LONGEST; i++) {
            Optional<String> next = peek(i);
            if (next.isEmpty()) {
                break;
            }
            text.append('\n').append(next.get());
            if (!TableCells.isOpen(text.toString(), separator)) {
                List<String> cells = TableCells.split(text.toString(), separator);
                if (width > 0 && cells.size() != width) {
                    break; // two rows that each have a quote too many
                }
                for (int taken = 0; taken <= i; taken++) {
                    next();
                }
                return new Row(start, cells, false);
            }
        }
        return new Row(start, TableCells.split(first, separator), true);
    }

    private Optional<String> peek(int lines) throws IOException {
        while (ahead.size() <= lines) {
            String read = reader.readLine();
            if (read == null) {
                return Optional.empty();
            }
            ahead.addLast(read);
        }
        return ahead.stream().skip(lines).findFirst();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
