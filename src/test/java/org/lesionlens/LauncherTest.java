package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a person is told whose Java is too old. */
class LauncherTest {

    private static final int JAVA_8 = 52; // major version of its class files

    @Test
    void tellsWhatIsNeededAndWhatIsThere() {
        assertThat(Launcher.complaint("17", "/usr/lib/jvm/java-17"))
                .contains("needs Java 25", "is Java 17 in /usr/lib/jvm/java-17", "adoptium.net");
        assertThat(Launcher.complaint("1.8", "/opt/jdk8")).contains("is Java 8 in /opt/jdk8");
    }

    @Test
    void isContentWithWhatTheProgramIsCompiledForAndNewer() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<java.version>25</java.version>");
        assertThat(Launcher.complaint("25", "/opt/jdk")).isEmpty();
        assertThat(Launcher.complaint("26", "/opt/jdk")).isEmpty();
        assertThat(Launcher.complaint("24", "/opt/jdk")).isNotEmpty();
    }

    /** Else an old Java cannot even read it. */
    @Test
    void isCompiledForOldJavas() throws IOException {
        try (var in =
                new DataInputStream(
                        Objects.requireNonNull(
                                Launcher.class.getResourceAsStream("Launcher.class")))) {
            in.readInt(); // the magic number
            in.readUnsignedShort(); // the minor version
            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }
}
