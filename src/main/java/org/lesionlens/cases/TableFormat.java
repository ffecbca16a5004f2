package org.lesionlens.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table's file is written, found out from its bytes.
 *
 * @param charset of its text
 * @param mark length of a byte-order mark, in bytes
 * @param separator between cells
 * @param linesBefore the header: {@code sep=}, titles, comments, blank lines
 */
record TableFormat(Charset charset, int mark, char separator, int linesBefore) {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int BEGINNING = 8192; // bytes
    private static final int SAMPLE = 30; // lines

    private record Encoding(Charset charset, int mark) {}

    /**
     * Looks at a file.
     *
     * @throws IOException if it cannot be read
     */
    static TableFormat of(Path file) throws IOException {
        Encoding encoding = encoding(file);
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = reader(file, encoding)) {
            String line = reader.readLine();
            while (line != null && lines.size() < SAMPLE) {
                lines.add(line);
                line = reader.readLine();
            }
        }
        int before = 0;
        char said = 0;
        while (before < lines.size() && isNoRow(lines.get(before))) {
            String line = lines.get(before).strip();
            said = line.startsWith("sep=") && line.length() > 4 ? line.charAt(4) : said;
            said = line.equals("sep=") && lines.get(before).contains("\t") ? '\t' : said;
            before++;
        }
        List<String> rows = lines.subList(before, lines.size());
        char separator = said == 0 ? separator(rows) : said;
        before += titles(rows, separator);
        return new TableFormat(encoding.charset(), encoding.mark(), separator, before);
    }

    private static boolean isNoRow(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("sep=");
    }

    /** Lines of one cell before the first of several: a title, or who made the table. */
    private static int titles(List<String> rows, char separator) {
        for (int i = 0; i < rows.size(); i++) {
            if (cells(rows.get(i), separator) > 1) {
                return i;
            }
        }
        return 0;
    }

    private static long cells(String line, char separator) {
        return TableCells.split(line, separator).stream().filter(cell -> !cell.isBlank()).count();
    }

    /** The one by which most lines have as many cells as the widest, more than one. */
    private static char separator(List<String> rows) {
        char best = SEPARATORS.getFirst();
        long most = 0;
        for (char separator : SEPARATORS) {
            List<Integer> widths =
                    rows.stream().map(row -> TableCells.split(row, separator).size()).toList();
            int width =
                    widths.stream()
                            .filter(cells -> cells > 1)
                            .max((a, b) -> Long.compare(count(widths, a), count(widths, b)))
                            .orElse(0);
            long fitting = width == 0 ? 0 : count(widths, width) * 100 + width;
            if (fitting > most) {
                best = separator;
                most = fitting;
            }
        }
        return best;
    }

    private static long count(List<Integer> widths, int width) {
        return widths.stream().filter(one -> one == width).count();
    }

    private static Encoding encoding(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BEGINNING);
        }
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (begins(start, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (begins(start, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        if (Math.max(zeros[0], zeros[1]) * 3 > start.length) {
            boolean little = zeros[1] > zeros[0];
            return new Encoding(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
        }
        return new Encoding(isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS, 0);
    }

    private static boolean begins(byte[] start, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] text = new char[BEGINNING];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), strict)) {
            while (reader.read(text) >= 0) {
                // as long as it can be read it is
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static BufferedReader reader(Path file, Encoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return new BufferedReader(new InputStreamReader(in, encoding.charset()), BEGINNING * 4);
    }

    /** The file's text behind a byte-order mark. */
    BufferedReader reader(Path file) throws IOException {
        return reader(file, new Encoding(charset, mark));
    }

    /** True if the text looks like a table: not prose, and no file of bytes. */
    boolean isTable(Path file) throws IOException {
        try (BufferedReader reader = reader(file)) {
            int fitting = 0;
            int width = 0;
            int lines = 0;
            String line = reader.readLine();
            while (line != null && lines < SAMPLE + linesBefore) {
                if (line.indexOf('\0') >= 0) {
                    return false;
                }
                if (lines >= linesBefore && !line.isBlank()) {
                    int cells = TableCells.split(line, separator).size();
                    width = width == 0 ? cells : width;
                    fitting += cells == width && cells > 1 ? 1 : -1;
                }
                lines++;
                line = reader.readLine();
            }
            return fitting > 0;
        }
    }
}
