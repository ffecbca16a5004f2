package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What took hours is not lost because a folder is gone in the end. */
class ResultsFileTest {

    @TempDir private Path folder = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private ResultsFile file(Path out) {
        return new ResultsFile(
                out,
                false,
                List.of(folder.resolve("gone too"), folder),
                new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @Test
    void comesElsewhereIfItsFolderIsGone() throws IOException {
        Path former = Files.writeString(folder.resolve("r.csv"), "former");
        Path out = folder.resolve("gone").resolve("r.csv");

        boolean isThere = file(out).write(stream -> stream.write('x'), Optional.empty());

        assertThat(isThere).isFalse();
        assertThat(former).hasContent("former");
        assertThat(folder.resolve("r-2.csv")).hasContent("x");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(out + " does not exist; it was written to " + folder.resolve("r-2.csv"));
    }

    @Test
    void anInterruptWaitsUntilItIsWritten() {
        Path out = folder.resolve("r.csv");
        Thread.currentThread().interrupt();

        boolean isThere = file(out).write(stream -> stream.write('x'), Optional.empty());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(isThere).isTrue();
        assertThat(out).hasContent("x");
    }

    @Test
    void namesTheStoreIfAllIsKeptThere() {
        Path out = folder.resolve("gone").resolve("r.csv");

        file(out).write(stream -> stream.write('x'), Optional.of(Path.of("store.sqlite")));

        assertThat(folder).isEmptyDirectory();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("all results are kept in store.sqlite", "another --out");
    }
}
