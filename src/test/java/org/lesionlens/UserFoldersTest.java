package org.lesionlens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    @Test
    void linuxHasThemWhereFreedesktopWantsThem() {
        var folders = new UserFolders("Linux", "/home/ada", Map.of());

        assertThat(folders.data()).isEqualTo(Path.of("/home/ada/.local/share/lesionlens"));
        assertThat(folders.natives()).isEqualTo(Path.of("/home/ada/.cache/lesionlens/natives"));
        assertThat(folders.results()).isEqualTo(folders.data().resolve("results.sqlite"));
    }

    @Test
    void linuxMovesThemByTheVariablesOfFreedesktop() {
        var folders =
                new UserFolders(
                        "Linux",
                        "/home/ada",
                        Map.of("XDG_DATA_HOME", "/data", "XDG_CACHE_HOME", "/cache"));

        assertThat(folders.data()).isEqualTo(Path.of("/data/lesionlens"));
        assertThat(folders.natives()).isEqualTo(Path.of("/cache/lesionlens/natives"));
    }

    @Test
    void macAndWindowsHaveThemWhereTheirProgramsHaveThem() {
        var mac = new UserFolders("Mac OS X", "/Users/ada", Map.of());
        var windows = new UserFolders("Windows 11", "/ada", Map.of("LOCALAPPDATA", "/local"));

        assertThat(mac.data())
                .isEqualTo(Path.of("/Users/ada/Library/Application Support/LesionLens"));
        assertThat(mac.natives())
                .isEqualTo(Path.of("/Users/ada/Library/Caches/LesionLens/natives"));
        assertThat(windows.data()).isEqualTo(Path.of("/local/LesionLens"));
        assertThat(windows.natives()).isEqualTo(Path.of("/local/LesionLens/natives"));
    }

    @Test
    void oneVariableMovesAllOnEverySystem() {
        for (var system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            var environment = Map.of(UserFolders.VARIABLE, "/x", "XDG_DATA_HOME", "/y");
            var folders = new UserFolders(system, "/home/ada", environment);

            assertThat(folders.data()).isEqualTo(Path.of("/x"));
            assertThat(folders.natives()).isEqualTo(Path.of("/x/natives"));
        }
    }

    @Test
    void variablesOfFreedesktopThatAreNoWholePathsDoNotCount() {
        var folders = new UserFolders("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "data"));

        assertThat(folders.data()).isEqualTo(Path.of("/home/ada/.local/share/lesionlens"));
    }

    @Test
    void quotesThatWindowsKeepsAreTakenOff() {
        var environment = Map.of(UserFolders.VARIABLE, "\"/my data\"");

        assertThat(new UserFolders("Windows 11", "/ada", environment).data())
                .isEqualTo(Path.of("/my data").toAbsolutePath());
    }

    @Test
    void aVariableThatCanBeNoFolderIsTold() {
        var folders = new UserFolders("Linux", "/ada", Map.of(UserFolders.VARIABLE, "a\0b"));

        assertThatThrownBy(folders::data)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LESIONLENS_HOME is 'a\0b', which cannot be a folder");
    }

    @Test
    void aUserWhomTheSystemDoesNotKnowHasTheHomeThatTheVariableNames() {
        var folders = new UserFolders("Linux", "?", Map.of("HOME", "/home/ada"));

        assertThat(folders.data()).isEqualTo(Path.of("/home/ada/.local/share/lesionlens"));
    }

    @Test
    void whoHasNoHomeHasNoneInTheFolderThatTheProgramWasStartedIn() {
        var folders = new UserFolders("Linux", "?", Map.of());

        assertThat(folders.data()).startsWithRaw(UserFolders.NONE);
    }
}
