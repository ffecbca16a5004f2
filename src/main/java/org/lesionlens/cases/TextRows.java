package org.lesionlens.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The rows of a text, each with the line that it begins in. */
final class TextRows implements TableRows {

    private static final int LONGEST = 20; // lines of a cell in quotes

    private final BufferedReader reader;
    private final char separator;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long line;
    private int width; // of the first row, in cells

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
        width = width == 0 ? row.cells().size() : width;
        return Optional.of(row);
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
