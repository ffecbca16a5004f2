package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir private Path folder;

    @Test
    void leavesNothingWhenWritingFails() {
        assertThatThrownBy(() -> AtomicFile.create(folder.resolve("a"), AtomicFileTest::fail))
                .hasMessage("disk full");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesTheFormerFileWhenReplacingFails() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "former");

        assertThatThrownBy(() -> AtomicFile.replace(file, AtomicFileTest::fail))
                .hasMessage("disk full");

        assertThat(file).hasContent("former");
        assertThat(folder).isDirectoryContaining(file::equals);
    }

    @Test
    void losesNoFileThatAppearsMeanwhile() {
        var file = folder.resolve("a");

        assertThatThrownBy(
                        () -> AtomicFile.create(file, out -> Files.writeString(file, "somebody's")))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("somebody's");
    }

    @Test
    void isNotSeenBeforeItIsWhole() throws IOException {
        var file = folder.resolve("a");

        AtomicFile.create(
                file,
                out -> {
                    out.write('x');
                    out.flush();
                    assertThat(file).doesNotExist();
                });

        assertThat(file).hasContent("x");
    }

    @Test
    void needsAFolder() {
        var file = folder.resolve("missing").resolve("a");

        assertThatThrownBy(() -> AtomicFile.create(file, out -> out.write(1)))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static void fail(OutputStream out) throws IOException {
        out.write(1);
        throw new IOException("disk full");
    }

    @Test
    void aFullDiskIsToldWithWhatToDo() {
        var file = folder.resolve("a.csv");

        assertThatThrownBy(() ->
                        AtomicFile.create(
                                file,
                                out -> {
                                    throw new IOException("No space left on device");
                                }))
                .hasMessageStartingWith("the disk is full; make room and try again (")
                .hasMessageEndingWith("B free in the folder " + folder + ")");
    }
}
