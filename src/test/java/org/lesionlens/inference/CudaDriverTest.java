package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which library the driver is, by which what is remembered of it is told from that of others. */
@EnabledOnOs(OS.LINUX)
class CudaDriverTest {

    @Test
    void theFileOfALibraryIsFoundWhereverItLies() {
        assertThat(CudaDriver.loaded("libjvm.so"))
                .contains(Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so"));
    }

    @Test
    void aLibraryThatIsNotLoadedHasNoFile() {
        assertThat(CudaDriver.loaded("libjv.so")).isEmpty();
    }
}
