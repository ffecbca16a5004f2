package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

    private static final String SQLITE = "org.sqlite.tmpdir";
    private static final String PYTORCH = "ENGINE_CACHE_DIR";
    private static final String WEBP = "com.luciad.imageio.webp.tmpdir";
    private static final String JAVAFX = "javafx.cachedir";

    private static final List<String> LIBTORCH =
            List.of("PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR", "lesionlens.libtorch");

    @TempDir Path folder;

    @AfterEach
    void forget() {
        for (var property : new String[] {SQLITE, PYTORCH, WEBP, JAVAFX}) {
            System.clearProperty(property);
        }
        for (var property : LIBTORCH) {
            System.clearProperty(property);
        }
    }

    @Test
    void allAreUnpackedToOneFolderWhichIsMade() throws IOException {
        var natives = folder.resolve("a/natives");

        NativeLibraries.unpackTo(natives);

        assertThat(natives).isEmptyDirectory();
        for (var property : new String[] {SQLITE, PYTORCH, WEBP, JAVAFX}) {
            assertThat(System.getProperty(property)).isEqualTo(natives.toString());
        }
    }

    @Test
    void aPersonWithoutAFolderHasThemUnpackedForNow() throws IOException {
        NativeLibraries.unpackForNow();

        assertThat(Path.of(System.getProperty(PYTORCH)))
                .isEmptyDirectory()
                .startsWith(Path.of(System.getProperty("java.io.tmpdir")));
    }

    @Test
    void libtorchIsLoadedFromWhereItLiesUnpackedUnlessAnotherIsNamed() throws IOException {
        Files.writeString(folder.resolve("lesionlens.jar"), "");
        Path cpu = Files.createDirectories(folder.resolve("libtorch/cpu"));
        var installation = new Installation(folder.resolve("lesionlens.jar"));

        System.setProperty("PYTORCH_LIBRARY_PATH", "/elsewhere");
        NativeLibraries.useLibtorch(installation.libtorch().orElseThrow());
        String another = System.getProperty("PYTORCH_LIBRARY_PATH");
        System.clearProperty("PYTORCH_LIBRARY_PATH");
        NativeLibraries.useLibtorch(installation.libtorch().orElseThrow());

        assertThat(another).isEqualTo("/elsewhere");
        assertThat(System.getProperty("PYTORCH_LIBRARY_PATH")).isEqualTo(cpu.toString());
        assertThat(System.getProperty("PYTORCH_FLAVOR")).isEqualTo("cpu");
    }

    @Test
    void whatAPersonSetStays() throws IOException {
        System.setProperty(SQLITE, "/elsewhere");

        NativeLibraries.unpackTo(folder.resolve("natives"));

        assertThat(System.getProperty(SQLITE)).isEqualTo("/elsewhere");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldWithTheVariableThatMovesIt() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> NativeLibraries.unpackTo(file.resolve("natives")))
                .hasMessageContaining(file.resolve("natives").toString())
                .hasMessageContaining("Set LESIONLENS_HOME to a folder");
        assertThat(System.getProperty(SQLITE)).isNull();
    }

    @Test
    void aUserWithoutAHomeIsTold() {
        assertThatThrownBy(() -> NativeLibraries.unpackTo(UserFolders.NONE.resolve(".cache")))
                .hasMessageContaining("the system names no home of this user");
    }
}
