package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGroupTest {

    @TempDir private Path folder;

    @Test
    void appearsTogether() throws IOException {
        try (var files = new FileGroup(false)) {
            files.add(folder.resolve("a.npy"), out -> out.write('a'));
            files.add(folder.resolve("a.png"), out -> out.write('b'));
            assertThat(folder.resolve("a.npy")).doesNotExist();
            files.publish();
        }

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.npy", "a.png");
        assertThat(folder.resolve("a.npy")).hasContent("a");
    }

    @Test
    void leavesNothingIfOneOfThemCannotBeWritten() {
        assertThatThrownBy(
                        () -> {
                            try (var files = new FileGroup(false)) {
                                files.add(folder.resolve("a.npy"), out -> out.write('a'));
                                files.add(
                                        folder.resolve("a.png"),
                                        out -> {
                                            throw new IOException("broken");
                                        });
                                files.publish();
                            }
                        })
                .hasMessage("broken");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesOnlySomebodysFileThatAppearsMeanwhile() {
        Path theirs = folder.resolve("a.png");

        assertThatThrownBy(
                        () -> {
                            try (var files = new FileGroup(false)) {
                                files.add(folder.resolve("a.npy"), out -> out.write('a'));
                                files.add(theirs, out -> out.write('b'));
                                Files.writeString(theirs, "theirs");
                                files.publish();
                            }
                        })
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(folder.toFile().list()).containsExactly("a.png");
        assertThat(theirs).hasContent("theirs");
    }

    @Test
    void aTableThatStopsFittingIsAProblemOfTheFile() {
        assertThatThrownBy(() ->
                        AtomicFile.create(
                                folder.resolve("a.csv"),
                                out -> {
                                    throw new UncheckedIOException(
                                            new IOException("No space left on device"));
                                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk is full");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheFileThatCannotBeReplaced() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("b.png"));
        Files.createFile(inTheWay.resolve("c"));

        assertThatThrownBy(
                        () -> {
                            try (var files = new FileGroup(true)) {
                                files.add(folder.resolve("a.npy"), out -> out.write('a'));
                                files.add(inTheWay, out -> out.write('b'));
                                files.publish();
                            }
                        })
                .hasMessageContaining("b.png");
    }

    @Test
    void replacesIfThatIsWanted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.png"), "former");

        try (var files = new FileGroup(true)) {
            files.add(file, out -> out.write('b'));
            files.publish();
        }

        assertThat(file).hasContent("b");
    }
}
