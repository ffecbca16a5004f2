package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

    @TempDir private Path folder;

    /** Writes a file by halves, until it is killed. */
    static final class Writer {
        public static void main(String[] args) throws Exception {
            try (var draft = Draft.in(Path.of(args[0]))) {
                draft.out().write(1);
                System.out.println("writing");
                Thread.sleep(TimeUnit.MINUTES.toMillis(5));
            }
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatOneWritesIsNot() throws Exception {
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                folder.toString())
                        .start();
        try (var said =
                new BufferedReader(
                        new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("writing");

            WriteProbe.folder(folder);
            assertThat(folder).isDirectoryContaining("glob:**.part");
        } finally {
            writer.destroyForcibly().waitFor();
        }

        WriteProbe.folder(folder);
        assertThat(folder).isDirectoryContaining("glob:**.part"); // somebody may just go on
        try (var files = Files.list(folder)) {
            Path left = files.findFirst().orElseThrow();
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
        }
        WriteProbe.folder(folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatThisProcessWritesStays() throws IOException {
        try (var draft = Draft.in(folder)) {
            WriteProbe.folder(folder);
            draft.out().write('a');
            draft.out().close();
            draft.out().write('b');

            assertThat(draft.file()).hasContent("ab");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where it depends on the drive
    void whatSomebodyElseHasOfThatNameStays() throws IOException {
        Files.writeString(folder.resolve("torrent.part"), "mine");
        Files.createDirectory(folder.resolve(".a.part"));
        Path hidden = Files.writeString(folder.resolve(".thesis.part"), "mine");
        Files.setLastModifiedTime(hidden, FileTime.from(Instant.EPOCH));

        WriteProbe.folder(folder);

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("torrent.part", ".a.part", ".thesis.part");
    }
}
