package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WriteProbeTest {

    @TempDir private Path folder;

    @Test
    void leavesNothingWhereAllIsWell() throws IOException {
        WriteProbe.file(folder.resolve("a.csv"), false);
        WriteProbe.room(folder, 1);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheFolderThatIsMissing() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> WriteProbe.file(missing.resolve("a.csv"), false))
                .hasMessage("cannot be written: there is no folder " + missing);
    }

    @Test
    void refusesAFolderInPlaceOfAFile() {
        assertThatThrownBy(() -> WriteProbe.file(folder, true))
                .hasMessage("is a folder, not a file");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThatThrownBy(() -> WriteProbe.file(file.resolve("a.csv"), false))
                .hasMessage("cannot be written: " + file + " is no folder");
    }

    @Test
    void makesNoFolderThatIsStillToCome() throws IOException {
        WriteProbe.folderToMake(folder.resolve("a").resolve("b"));
        assertThat(folder).isEmptyDirectory();

        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> WriteProbe.folderToMake(file.resolve("b")))
                .hasMessage("cannot be made: " + file + " is no folder");
    }

    @Test
    void asksBeforeAFileIsReplacedAndLeavesItAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "mine");

        assertThatThrownBy(() -> WriteProbe.file(file, false)).hasMessage("exists already");
        WriteProbe.file(file, true);

        assertThat(file).hasContent("mine");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such device")
    void neverReplacesADevice() {
        assertThatThrownBy(() -> WriteProbe.file(Path.of("/dev/null"), true))
                .hasMessage("is a device or pipe, which is not written to");
    }

    @Test
    void saysHowMuchRoomThereIsAndWhere() {
        assertThatThrownBy(() -> WriteProbe.room(folder, Long.MAX_VALUE))
                .hasMessageContaining("B free in the folder " + folder);
    }

    @Test
    void roundsRoomDown() {
        assertThat(FreeRoom.inWords(999)).isEqualTo("0 kB");
        assertThat(FreeRoom.inWords(1_999_999)).isEqualTo("1 MB");
        assertThat(FreeRoom.inWords(2_500_000_000L)).isEqualTo("2.5 GB");
    }
}
