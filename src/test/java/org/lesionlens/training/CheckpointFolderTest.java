package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.testing.Golden;

class CheckpointFolderTest {

    private static final Path ARCHIVE = Golden.FOLDER.resolve("tiny_pooled.pt");

    @TempDir private Path folder = Path.of("");
    private byte[] archive = {};
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private CheckpointFolder watched = new CheckpointFolder(folder, () -> now);

    @BeforeEach
    void begin() throws IOException {
        archive = Files.readAllBytes(ARCHIVE);
        watched = new CheckpointFolder(folder, () -> now);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private CheckpointFolder.Look look() throws IOException {
        now = now.plusSeconds(1);
        return watched.look();
    }

    private static List<String> names(List<Checkpoint> some) {
        return some.stream().map(Checkpoint::name).toList();
    }

    @Test
    void tellsOfAWholeFileOnceTwoLooksFoundItTheSame() throws IOException {
        write("ep_1.pt", archive);

        CheckpointFolder.Look first = look();
        CheckpointFolder.Look second = look();
        CheckpointFolder.Look third = look();

        assertThat(first.ready()).isEmpty();
        assertThat(first.isWaiting()).isTrue();
        assertThat(names(second.ready())).containsExactly("ep_1.pt");
        assertThat(third.ready()).isEmpty();
        assertThat(third.isWaiting()).isFalse();
    }

    @Test
    void tellsOfThemByEpoch() throws IOException {
        for (String name : List.of("ep_10.pt", "ep_2.pt", "ep_1.pt")) {
            write(name, archive);
        }
        look();

        assertThat(names(look().ready())).containsExactly("ep_1.pt", "ep_2.pt", "ep_10.pt");
    }

    @Test
    void waitsForAFileThatGrowsAndForOneThatHasNoEndYet() throws IOException {
        write("ep_1.pt", Arrays.copyOf(archive, 1000));
        look();
        write("ep_1.pt", Arrays.copyOf(archive, archive.length - 1));
        look();
        CheckpointFolder.Look steady = look();
        assertThat(steady.ready()).as("its end is missing").isEmpty();
        assertThat(steady.isWaiting()).isTrue();

        write("ep_1.pt", archive);
        look();

        assertThat(names(look().ready())).containsExactly("ep_1.pt");
    }

    @Test
    void anEmptyFileIsOneThatIsBeingWritten() throws IOException {
        write("ep_1.pt", new byte[0]);
        look();

        assertThat(look().isWaiting()).isTrue();
    }

    @Test
    void callsAFileBrokenThatHasNoEndForAMinuteAndGoesOn() throws IOException {
        write("ep_1.pt", Arrays.copyOf(archive, 1000));
        look();
        now = now.plus(CheckpointFolder.PATIENCE);

        assertThat(names(look().broken())).containsExactly("ep_1.pt");
        write("ep_2.pt", archive);
        look();
        CheckpointFolder.Look next = look();
        assertThat(next.broken()).as("told once").isEmpty();
        assertThat(names(next.ready())).containsExactly("ep_2.pt");
    }

    @Test
    void aFileThatIsWrittenAgainUnderItsNameIsNew() throws IOException {
        write("best.pt", archive);
        look();
        look();

        write("best.pt", archive);
        Files.setLastModifiedTime(
                folder.resolve("best.pt"), FileTime.from(now.plus(Duration.ofHours(1))));
        look();

        assertThat(names(look().ready())).containsExactly("best.pt");
    }

    @Test
    void passesOverWhatIsNoArchiveByItsName() throws IOException {
        for (String name : List.of("log.txt", "epoch=1.ckpt", ".ep_1.pt", "ep_1.pt.part")) {
            write(name, archive);
        }
        Files.createDirectory(folder.resolve("ep_3.pt"));
        look();

        CheckpointFolder.Look second = look();

        assertThat(second.ready()).isEmpty();
        assertThat(second.isWaiting()).isFalse();
    }

    @Test
    void saysThatTheFolderIsNotThere() {
        var gone = new CheckpointFolder(folder.resolve("gone"), () -> now);

        assertThatThrownBy(gone::look).isInstanceOf(NoSuchFileException.class);
    }
}
