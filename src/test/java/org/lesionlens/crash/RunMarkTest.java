package org.lesionlens.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkTest {

    @TempDir private Path folder;
    private Path marks;
    private Path place; // where a former run was started

    @BeforeEach
    void make() throws IOException {
        marks = Files.createDirectory(folder.resolve("running"));
        place = Files.createDirectory(folder.resolve("place"));
    }

    private void formerRun(long pid) throws IOException {
        Files.write(marks.resolve("" + pid), List.of("2020-01-01T00:00:00Z", place.toString()));
    }

    private Path report(long pid) throws IOException {
        return Files.writeString(place.resolve("hs_err_pid" + pid + ".log"), "#  SIGSEGV");
    }

    @Test
    void aCrashIsFoundOnce() throws IOException {
        formerRun(1); // which is another process by now
        Path report = report(1);

        assertThat(RunMark.crashes(marks))
                .containsExactly(new NativeCrash(report, List.of("#  SIGSEGV")));
        assertThat(RunMark.crashes(marks)).isEmpty();
    }

    @Test
    void whatIsNoMarkHidesNoCrash() throws IOException {
        Files.write(marks.resolve("0x"), List.of("a", "b"));
        Files.write(marks.resolve("2"), List.of("a", "b\0"));
        Files.write(marks.resolve("3"), new byte[] {(byte) 0xFF});
        formerRun(1);
        report(1);

        assertThat(RunMark.crashes(marks)).hasSize(1);
    }

    @Test
    void aRunThatWasKilledIsForgotten() throws IOException {
        formerRun(1);

        assertThat(RunMark.crashes(marks)).isEmpty();
        assertThat(marks).isEmptyDirectory();
    }

    @Test
    void whatIsOlderThanTheRunIsNotOfIt() throws IOException {
        Path report = report(1);
        Files.setLastModifiedTime(report, FileTime.fromMillis(1));
        formerRun(1);

        assertThat(RunMark.crashes(marks)).isEmpty();
    }

    @Test
    void whatRunsIsLeftAlone() throws IOException {
        try (var _ = RunMark.set(marks)) {
            assertThat(RunMark.crashes(marks)).isEmpty();
            assertThat(marks).isNotEmptyDirectory();
        }
        assertThat(marks).isEmptyDirectory();
    }

    @Test
    void theFirstRunHasNone() {
        assertThat(RunMark.crashes(folder.resolve("none"))).isEmpty();
    }
}
