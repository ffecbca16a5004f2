package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyEvictionTest {

    private static final int BYTES = 100;
    private final Instant now = Instant.now();

    @TempDir private Path folder;

    private Path file(String name, int hoursAgo) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[BYTES]);
        Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofHours(hoursAgo))));
        return file;
    }

    private static String copy(String digit) {
        return digit.repeat(64) + ".v6.pt";
    }

    private void evict(int copies) {
        new CopyEviction(folder, (long) copies * BYTES, InstantSource.fixed(now)).run();
    }

    @Test
    void theOnesOfLongAgoGoUntilTheRestHasRoom() throws IOException {
        Path last = file(copy("a"), 2);
        Path frozen = file("b".repeat(64) + ".v6-0.frozen.v1.pt", 3);
        Path former = file(copy("c").replace("v6", "v5"), 4);
        Path oldest = file(copy("d"), 5);

        evict(2);

        assertThat(last).exists();
        assertThat(frozen).exists();
        assertThat(former).doesNotExist();
        assertThat(oldest).doesNotExist();
    }

    @Test
    void whatWasUsedJustNowStaysHoweverLargeItIs() throws IOException {
        Path old = file(copy("a"), 9);
        Path other = file(copy("b"), 9);
        Path now = file(copy("c"), 0);
        CopyEviction.used(other);

        evict(0);

        assertThat(old).doesNotExist();
        assertThat(other).exists();
        assertThat(now).exists();
    }

    @Test
    void whatSomebodyElsePutThereStays() throws IOException {
        Path own = file("my_b5.pt", 9);
        Path card = file("a".repeat(64) + ".json", 9);
        Path left = file("trial-123456.pt", 9);

        evict(0);

        assertThat(own).exists();
        assertThat(card).exists();
        assertThat(left).doesNotExist();
    }

    @Test
    void thereNeedBeNoFolder() {
        new CopyEviction(folder.resolve("none")).run();

        assertThat(folder.resolve("none")).doesNotExist();
    }
}
