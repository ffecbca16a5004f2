package org.lesionlens.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The readers of label tables, text and workbook, for a fuzzer: {@code docs/howto/fuzz.md}. */
public final class FuzzedTable {

    private static final Path FOLDER = folder();

    private FuzzedTable() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzzed-table-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails by whatever is no refusal. */
    public static void fuzzerTestOneInput(byte[] content) throws IOException {
        boolean isWorkbook = content.length > 1 && content[0] == 'P' && content[1] == 'K';
        Path file = FOLDER.resolve(isWorkbook ? "table.xlsx" : "table.csv");
        Files.write(file, content);
        try {
            LabelTable.read(file);
        } catch (IOException e) {
            // refused
        }
    }
}
