package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.lesionlens.export.PictureTable;
import org.lesionlens.testing.SyntheticAnalysis;

class ExplainResultsTest {

    @TempDir private Path folder = Path.of("");

    /** As of many thousands of photos, whose reason is one. */
    @Test
    void aFullDiskIsToldOnceAndEndsTheWork() throws IOException {
        var told = new ByteArrayOutputStream();
        var messages = new PrintStream(told, true, StandardCharsets.UTF_8);
        var card = SyntheticAnalysis.CARD;
        var results =
                new ExplainResults(
                        folder,
                        card,
                        LesionLookup.of(List.of(), null, card),
                        new JsonLines(messages),
                        new RunReport(3, "CPU", new ProgressLine(messages, false), messages),
                        Optional.of(PictureTable.in(folder, 3, false)));
        results.checkRoom();
        var full =
                new IOException(
                        "the disk is full; make room and try again (0 kB free in the folder "
                                + folder
                                + ")");

        results.failed(Path.of("a.jpg"), full);

        assertThatThrownBy(results::checkRoom).isSameAs(full);
        results.failed(Path.of("b.jpg"), full);
        results.failed(Path.of("c.jpg"), new IOException("is damaged"));
        assertThat(results.end(messages)).isFalse();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("the disk is full")
                .contains("c.jpg: is damaged", "0 of 3 images done, 3 failed");
        assertThat(Files.readAllLines(folder.resolve(PictureTable.NAME)))
                .hasSize(4)
                .noneMatch(row -> row.contains(folder.toString()))
                .filteredOn(row -> row.endsWith(",the disk is full"))
                .hasSize(2);
    }
}
