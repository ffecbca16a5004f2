package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where the program finds what comes along with it. */
class InstallationTest {

    @Test
    void liesWhereItsClassesOrItsJarLie() {
        assertThat(Installation.of("file:/home/x/target/classes/org/lesionlens/Installation.class"))
                .isEqualTo(Path.of("/home/x/target/classes/"));
        assertThat(
                        Installation.of(
                                "jar:file:/opt/a%20b/lesionlens.jar!/org/lesionlens/Installation.class"))
                .isEqualTo(Path.of("/opt/a b/lesionlens.jar"));
    }

    @Test
    void thisOneHasModelAndSamples() {
        assertThat(Installation.ofThisProgram().demoModel()).isPresent();
        assertThat(Installation.ofThisProgram().firstSample()).isPresent();
        assertThat(Installation.ofThisProgram().libtorch()).isEmpty();
    }
}
