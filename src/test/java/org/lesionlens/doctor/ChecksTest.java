package org.lesionlens.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.doctor.CheckedPoint.State;

/** What is looked at without the network. */
class ChecksTest {

    private static final Map<String, String> SCREEN = Map.of("DISPLAY", "host.example:0");

    @TempDir private Path folder;

    @Test
    void aScreenWithGtkIsFine() throws Exception {
        CheckedPoint point = new DisplayCheck(true, SCREEN, _ -> true).look();

        assertThat(point.state()).isEqualTo(State.OK);
        assertThat(point.found()).contains(":0").doesNotContain("host.example");
    }

    @Test
    void aScreenWithoutGtkIsAFaultThatSaysWhatToInstall() {
        CheckedPoint point = new DisplayCheck(true, SCREEN, name -> !name.contains("gtk")).look();

        assertThat(point.state()).isEqualTo(State.FAULT);
        assertThat(point.found()).contains("libgtk-3.so.0").doesNotContain("fontconfig");
        assertThat(point.advice()).contains("apt install libgtk-3-0");
    }

    @Test
    void noScreenIsANoteAsCommandsNeedNone() {
        assertThat(new DisplayCheck(true, Map.of(), _ -> false).look().state())
                .isEqualTo(State.NOTE);
        assertThat(new DisplayCheck(false, Map.of(), _ -> false).look().state())
                .isEqualTo(State.OK);
    }

    @Test
    void aFolderThatCanBeMadeIsFineAndIsNotMade() {
        Path wanted = folder.resolve("share/lesionlens");

        CheckedPoint point = new FolderCheck("Data", wanted, folder, true, "Move it.").look();

        assertThat(point.state()).isNotEqualTo(State.FAULT);
        assertThat(point.found()).startsWith("~/share/lesionlens, ").endsWith(" free");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCanBeDoneWithoutIsWorthANote() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        CheckedPoint point =
                new FolderCheck("Data", file.resolve("data"), folder, false, "It forgets.").look();

        assertThat(point.state()).isEqualTo(State.NOTE);
        assertThat(point.advice()).isEqualTo("It forgets.");
    }

    @Test
    void aFolderThatCannotBeMadeIsAFault() throws Exception {
        Path file = Files.createFile(folder.resolve("jane"));

        CheckedPoint point =
                new FolderCheck("Data", file.resolve("data"), Path.of("/home"), true, "Move it.")
                        .look();

        assertThat(point)
                .isEqualTo(
                        new CheckedPoint(
                                "Data", ".../data cannot be written", State.FAULT, "Move it."));
    }

    @Test
    void aLocaleThatLosesLettersIsANote() {
        assertThat(SystemChecks.locale("UTF-8").state()).isEqualTo(State.OK);
        assertThat(SystemChecks.locale("ANSI_X3.4-1968").state()).isEqualTo(State.NOTE);
    }

    @Test
    void whatIsKnownOfTheMachineHasNoFaultHere() throws Exception {
        for (Check check : SystemChecks.all("1.2.3")) {
            CheckedPoint point = check.look();
            assertThat(point.state()).as(point.toString()).isNotEqualTo(State.FAULT);
            assertThat(point.found()).isNotBlank().doesNotContain("unknown");
        }
    }

    @Test
    void theTableHasARowEachAndAnAdviceBelowItsRow() {
        var checked =
                new CheckedInstallation(
                        List.of(
                                CheckedPoint.ok("Java", "25"),
                                CheckedPoint.note("Display", "none", "Get one.")));

        assertThat(checked.works()).isTrue();
        assertThat(checked.lines())
                .containsExactly(
                        "ok     Java         25",
                        "note   Display      none",
                        "                    Get one.",
                        "                    This installation works.");
    }
}
