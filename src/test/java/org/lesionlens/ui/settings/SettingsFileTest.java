package org.lesionlens.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.ui.fx.LanguageChoice;
import org.lesionlens.ui.fx.ThemeChoice;

class SettingsFileTest {

    private static final Settings CHANGED =
            Settings.DEFAULT
                    .withWindow(new WindowPlace(10, 20, 1000, 700, true))
                    .withInspectorFolded(true)
                    .withTheme(ThemeChoice.DARK)
                    .withLanguage(LanguageChoice.GERMAN)
                    .withLibtorch(Optional.of(Path.of("/opt/torch")))
                    .withRecent(Path.of("/photos/a b.png"))
                    .withNoticeAccepted()
                    .withView(Map.of("opacity", "0.5"));

    private static final int CHANGES = 100;

    @TempDir private Path folder;
    private Path path;
    private SettingsFile file;

    @BeforeEach
    void makeFile() {
        path = folder.resolve("data/settings.json");
        file = new SettingsFile(path);
    }

    private SettingsFile.Found read(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return file.read();
    }

    @Test
    void everythingComesBack() throws IOException {
        file.write(CHANGED);

        assertThat(file.read().settings()).isEqualTo(CHANGED);
        assertThat(file.read().problem()).isEmpty();
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(file.read().settings()).isEqualTo(Settings.DEFAULT);
        assertThat(file.read().problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"format\": 2}",
                "{\"theme\": \"dark\"}",
                "{\"format\": 1, \"theme\": \"pink\"}",
                "{\"format\": 1, \"inspectorFolded\": \"yes\"}",
                "{\"format\": 1, \"recent\": {}}",
                "{\"format\": 1, \"view\": {\"a\": []}}",
                "{\"format\": 1, \"window\": 3}"
            })
    void damagedOrNewerIsSetAsideAndTheDefaultsHold(String text) throws IOException {
        SettingsFile.Found found = read(text);

        assertThat(found.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(found.problem()).isPresent();
        assertThat(path).doesNotExist();
        assertThat(path.resolveSibling("settings.json.damaged")).hasContent(text);
        assertThat(file.read().problem()).as("told once").isEmpty();
    }

    @Test
    void whatIsUnknownIsPassedOverAndWhatIsOutOfRangeIsClamped() throws IOException {
        SettingsFile.Found found =
                read(
                        "{\"format\": 1, \"colour\": 3, \"window\": {\"x\": 1e300, \"y\": 5,"
                                + " \"width\": 1, \"height\": 800}}");

        assertThat(found.problem()).isEmpty();
        WindowPlace place = found.settings().window().orElseThrow();
        assertThat(place.x()).isLessThan(1e6);
        assertThat(place.width()).isEqualTo(WindowPlace.LEAST_WIDTH);
        assertThat(place.height()).isEqualTo(800);
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        file.write(Settings.DEFAULT);
        file.write(CHANGED);

        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void manyChangesAreWrittenOnceThingsAreCalmOrAtTheEnd() throws Exception {
        try (var worker = Executors.newSingleThreadScheduledExecutor()) {
            var saver = new SettingsSaver(file, Settings.DEFAULT, worker, Duration.ofHours(1));
            saver.accept(Settings.DEFAULT);
            saver.accept(CHANGED);
            assertThat(path).doesNotExist();

            saver.close();

            assertThat(file.read().settings()).isEqualTo(CHANGED);
            worker.shutdownNow();
        }
        try (var worker = Executors.newSingleThreadScheduledExecutor()) {
            var quick = new SettingsSaver(file, CHANGED, worker, Duration.ofMillis(1));
            quick.accept(Settings.DEFAULT);
            worker.shutdown(); // what is planned is still done
            assertThat(worker.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(file.read().settings()).isEqualTo(Settings.DEFAULT);
        }
    }

    @Test
    void twoWindowsKeepWhatTheOtherChanged() throws Exception {
        Settings start = Settings.DEFAULT.withView(Map.of("opacity", "0.5", "method", "gradcam"));
        file.write(start);
        try (var worker = Executors.newSingleThreadScheduledExecutor()) {
            var one = new SettingsSaver(file, start, worker, Duration.ofHours(1));
            var other = new SettingsSaver(file, start, worker, Duration.ofHours(1));

            one.accept(
                    start.withTheme(ThemeChoice.DARK)
                            .withRecent(Path.of("/a"))
                            .withView(Map.of("opacity", "0.7", "method", "gradcam")));
            one.close();
            other.accept(
                    start.withLanguage(LanguageChoice.GERMAN)
                            .withRecent(Path.of("/b"))
                            .withView(Map.of("opacity", "0.5", "tile", "90")));
            other.close();
            worker.shutdownNow();
        }

        Settings kept = file.read().settings();
        assertThat(kept.theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(kept.language()).isEqualTo(LanguageChoice.GERMAN);
        assertThat(kept.recent()).containsExactly(Path.of("/b"), Path.of("/a"));
        assertThat(kept.view()).isEqualTo(Map.of("opacity", "0.7", "tile", "90"));
    }

    /** What a second program does. */
    static final class OtherProgram {

        private OtherProgram() {}

        public static void main(String[] args) throws IOException {
            changeOften(Path.of(args[0]), args[1]);
        }
    }

    private static void changeOften(Path file, String name) throws IOException {
        var settings = new SettingsFile(file);
        for (int i = 0; i < CHANGES; i++) {
            Settings wanted = Settings.DEFAULT.withView(Map.of(name + i, "1"));
            settings.change(new SettingsChange(Settings.DEFAULT, wanted));
        }
    }

    /** As where a person ends the session with several windows open. */
    @Test
    void programsThatWriteAtOnceLoseNothingOfEachOthers() throws Exception {
        List<Process> others = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            others.add(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OtherProgram.class.getName(),
                                    path.toString(),
                                    name)
                            .inheritIO()
                            .start());
        }
        for (Process other : others) {
            assertThat(other.waitFor()).isZero();
        }

        assertThat(file.read().settings().view()).hasSize(2 * CHANGES);
    }

    @Test
    void whatAnotherWindowHasForgottenStaysForgotten() throws Exception {
        Settings start = Settings.DEFAULT.withRecent(Path.of("/a")).withRecent(Path.of("/b"));
        file.write(start.withRemembersRecent(false).withRemembersRecent(true));

        file.change(new SettingsChange(start, start.withRecent(Path.of("/c"))));

        assertThat(file.read().settings().recent()).containsExactly(Path.of("/c"));
    }

    @Test
    void whoForgetsWhatWasOpenedForgetsWhatOthersOpenedToo() throws Exception {
        Settings start = Settings.DEFAULT.withRecent(Path.of("/a"));
        file.write(start.withRecent(Path.of("/b")));

        file.change(new SettingsChange(start, start.withRemembersRecent(false)));

        assertThat(file.read().settings().recent()).isEmpty();
    }
}
