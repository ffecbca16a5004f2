package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The parts of names that file systems give. */
class FileNamesTest {

    @Test
    void aNameOfOldCharactersIsReadAsTheyWere() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"));
        Path file = Path.of(URI.create("file:///set/L%E4sion%201.png"));

        assertThat(FileNames.name(file)).isEqualTo("L\u00e4sion 1.png");
        assertThat(FileNames.stem(file)).isEqualTo("L\u00e4sion 1");
    }

    @Test
    void aNameThatIsTextStaysAsItIs() {
        assertThat(FileNames.name(Path.of("set", "100%41.png"))).isEqualTo("100%41.png");
    }
}
