package org.lesionlens.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogTest {

    @TempDir private Path folder;

    @Test
    void theOldestGoes() throws IOException {
        var log = new RollingLog(folder.resolve("logs/a.log"), 2);

        for (int line = 0; line < 12; line++) {
            log.add(line % 10 + "\n");
        }

        assertThat(folder.resolve("logs").toFile().list())
                .containsExactlyInAnyOrder("a.log", "a.log.1", "a.log.2", "a.log.3");
        assertThat(folder.resolve("logs/a.log")).hasContent("1\n");
        assertThat(folder.resolve("logs/a.log.3")).hasContent("8\n");
    }

    @Test
    void twoMayWrite() throws IOException {
        Path file = folder.resolve("a.log");
        var one = new RollingLog(file, 100);
        var other = new RollingLog(file, 100);

        one.add("a\n");
        other.add("b\n");
        one.add("c\n");

        assertThat(file).hasContent("a\nb\nc\n");
    }
}
