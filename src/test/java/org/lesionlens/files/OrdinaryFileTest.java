package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OrdinaryFileTest {

    @TempDir private Path folder;

    @Test
    void aFileIsReadUpToItsLimit() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "Grüße");

        assertThat(OrdinaryFile.text(file, 7)).isEqualTo("Grüße");
        assertThatThrownBy(() -> OrdinaryFile.text(file, 6))
                .hasMessageEndingWith("is larger than 6 bytes");
    }

    @Test
    @Timeout(10)
    @DisabledOnOs(OS.WINDOWS)
    void devicesAndPipesAreNotOpened() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        for (var file : new Path[] {Path.of("/dev/zero"), pipe}) {
            assertThatThrownBy(() -> OrdinaryFile.open(file, 10))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            e ->
                                    assertThat(FileProblem.inWords(e))
                                            .isEqualTo("is a device or pipe, not a file"));
        }
    }

    @Test
    void foldersAndMissingFilesAreCalledSo() {
        assertThatThrownBy(() -> OrdinaryFile.open(folder, 10))
                .hasMessageEndingWith("is a folder, not a file");
        assertThatThrownBy(() -> OrdinaryFile.open(folder.resolve("gone"), 10))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void problemsAreToldWithoutThePath() {
        assertThat(FileProblem.inWords(new NoSuchFileException("/home/ada/a.csv")))
                .isEqualTo("does not exist");
        assertThat(FileProblem.inWords(new IOException("No space left on device")))
                .isEqualTo("does not fit: the disk is full; make room and try again");
        assertThat(FileProblem.inWords(new IOException()))
                .isEqualTo("cannot be used, and the system does not say why");
    }
}
