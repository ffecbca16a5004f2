package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir private Path folder;

    @Test
    void goWithAllThatIsInThem() throws IOException {
        Path outer = folder.resolve("outer");
        Files.createDirectories(outer.resolve("inner"));
        Files.writeString(outer.resolve("inner").resolve("file"), "text");

        assertThat(Folders.delete(outer)).isTrue();

        assertThat(outer).doesNotExist();
        assertThat(Folders.delete(outer)).isTrue();
    }

    /** What a link leads to belongs to somebody else. */
    @Test
    void goWithoutWhatTheirLinksLeadTo() throws IOException {
        Path outer = Files.createDirectories(folder.resolve("outer"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("file"), "text");
        Files.createSymbolicLink(outer.resolve("link"), other);

        assertThat(Folders.delete(outer)).isTrue();

        assertThat(other.resolve("file")).hasContent("text");
    }
}
