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

class WholeFileTest {

    @TempDir private Path folder;

    @Test
    void leavesNothingWhenWritingFails() {
        assertThatThrownBy(() -> WholeFile.create(folder.resolve("a"), WholeFileTest::fail))
                .hasMessage("disk full");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesTheFormerFileWhenReplacingFails() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "former");

        assertThatThrownBy(() -> WholeFile.replace(file, WholeFileTest::fail))
                .hasMessage("disk full");

        assertThat(file).hasContent("former");
        assertThat(folder).isDirectoryContaining(file::equals);
    }

    @Test
    void losesNoFileThatAppearsMeanwhile() {
        var file = folder.resolve("a");

        assertThatThrownBy(
                        () -> WholeFile.create(file, out -> Files.writeString(file, "somebody's")))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("somebody's");
    }

    @Test
    void isNotSeenBeforeItIsWhole() throws IOException {
        var file = folder.resolve("a");

        WholeFile.create(
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

        assertThatThrownBy(() -> WholeFile.create(file, out -> out.write(1)))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static void fail(OutputStream out) throws IOException {
        out.write(1);
        throw new IOException("disk full");
    }
}
