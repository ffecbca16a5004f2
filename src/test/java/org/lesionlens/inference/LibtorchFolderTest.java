package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.ModelLoadException;

/** What a libtorch lacks is told before it is loaded. */
class LibtorchFolderTest {

    private static final String BRIDGE = "2.7.1";

    @TempDir private Path folder;
    private Path libraries = Path.of("");

    @BeforeEach
    void make() throws IOException {
        libraries = Files.createDirectories(folder.resolve("torch").resolve("lib"));
        write("c10", "_ZN3c105ErrorC1ENS_14SourceLocationENSt7__cxx1112basic_string");
        write("torch_cpu", "");
        write("torch", "");
    }

    private void write(String library, String text) throws IOException {
        Files.writeString(libraries.resolve(System.mapLibraryName(library)), text);
    }

    private LibtorchFolder found() throws ModelLoadException {
        return LibtorchFolder.of(folder.resolve("torch"));
    }

    @Test
    void isFoundByTheFolderOfItsLibrariesOrOneAbove() throws ModelLoadException {
        assertThat(found().libraries()).isEqualTo(libraries);
        assertThat(LibtorchFolder.of(libraries)).isEqualTo(found());
        assertThat(LibtorchFolder.of(folder)).isEqualTo(found());
    }

    @Test
    void saysWhatIsMissingAndWhere() throws IOException {
        Files.delete(libraries.resolve(System.mapLibraryName("c10")));

        assertThatThrownBy(this::found)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(folder.resolve("torch").toString())
                .hasMessageContaining("lacks " + System.mapLibraryName("c10"));
        assertThatThrownBy(() -> LibtorchFolder.of(folder.resolve("none")))
                .hasMessage(folder.resolve("none") + " is no folder");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> LibtorchFolder.of(empty))
                .hasMessageContaining("is no libtorch: it has no");
    }

    @Test
    void anotherVersionFitsOnlyWithABridgeOfItsOwn() throws Exception {
        Path named = folder.resolve("torch");
        Files.writeString(
                named.resolve("version.py"), "__version__ = '2.11.0+cu130'\ndebug = 1.2.3");
        LibtorchFolder other = found();

        assertThat(other.version()).isEqualTo("2.11.0");
        assertThatThrownBy(() -> other.check(named, BRIDGE))
                .hasMessageContaining("is version 2.11.0")
                .hasMessageContaining("fits 2.7.1 alone");
        write("djl_torch", "");
        found().check(named, BRIDGE);
    }

    @Test
    void aDownloadTellsItsVersionToo() throws Exception {
        Files.writeString(folder.resolve("torch").resolve("build-version"), "2.7.1+cu128");
        write("torch_cuda", "");

        assertThat(found().version()).isEqualTo("2.7.1");
        assertThat(found().cuda()).isTrue();
        found().check(folder, BRIDGE);
    }

    @Test
    void textsOfBeforeGcc5AreTold() throws Exception {
        write("c10", "_ZN3c105ErrorC1ENS_14SourceLocationESs");

        if (System.getProperty("os.name").startsWith("Linux")) {
            assertThatThrownBy(() -> found().check(folder, BRIDGE))
                    .hasMessageContaining("pre-cxx11 ABI")
                    .hasMessageContaining("libtorch-cxx11-abi");
        }
    }

    @Test
    void whatLibtorchSaysOfACardIsUnderstood() {
        assertThat(EngineProbe.trouble("CUDA error: no kernel image is available for execution"))
                .isEqualTo(CudaTrouble.NO_KERNEL);
        assertThat(EngineProbe.trouble("CUDA out of memory. Tried to allocate 2.00 MiB"))
                .isEqualTo(CudaTrouble.OUT_OF_MEMORY);
        assertThat(EngineProbe.trouble("CUDA driver version is insufficient for CUDA runtime"))
                .isEqualTo(CudaTrouble.OLD_DRIVER);
        assertThat(EngineProbe.trouble("CUDA error: unspecified launch failure"))
                .isEqualTo(CudaTrouble.FAILED);
    }

    @Test
    void aVerdictIsReadAsItWasWritten() {
        EngineVerdict found = EngineVerdict.without(CudaTrouble.OLD_DRIVER, "it knows CUDA 12.2");

        assertThat(EngineVerdict.read(found.write())).hasValue(found);
        assertThat(EngineVerdict.read("")).isEmpty();
        assertThat(EngineVerdict.without(CudaTrouble.OUT_OF_MEMORY, "").isLasting()).isFalse();
        assertThat(found.isLasting()).isTrue();
        assertThat(found.runsOn().words()).isEqualTo("CPU, as the NVIDIA driver is too old");
    }
}
