package org.lesionlens.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of all packages in {@code docs/architecture.md}, which is the law. */
public final class ArchitecturePage {

    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final String HEADER = "| package | job | may use | main types |";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ArchitecturePage() {}

    /**
     * A row.
     *
     * @param name of the package, without {@code org.lesionlens}
     * @param packages of ours that it may use, named in the same way
     * @param libraries that it may use, as the page calls them
     * @param mainTypes simple names
     */
    public record Row(
            String name, List<String> packages, List<String> libraries, List<String> mainTypes) {}

    /** All rows. */
    public static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(HEADER))
                .skip(2) // the header and the line below it
                .takeWhile(line -> line.startsWith("|"))
                .map(ArchitecturePage::row)
                .toList();
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 6) {
            throw new AssertionError("not a row of four cells: " + line);
        }
        String mayUse = cells.get(3);
        return new Row(
                code(cells.get(1)).getFirst(),
                code(mayUse),
                Stream.of(CODE.matcher(mayUse).replaceAll("").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                code(cells.get(4)));
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
