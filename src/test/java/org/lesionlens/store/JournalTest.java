package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;

class JournalTest {

    private static final ContentHash MODEL = ContentHash.parse("ff".repeat(32));
    private static final PhotoResult RESULT =
            new PhotoResult(new Prediction(List.of(2.0), new SignedMap(1, 1, 4)));

    @TempDir private Path folder;

    private ResultStore open(String name, Journal journal) throws IOException {
        return ResultStore.open(folder.resolve(name), journal, _ -> {}, InstantSource.system());
    }

    private String mode(String name) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA journal_mode")) {
            return row.getString(1);
        }
    }

    @Test
    void onANetworkDriveNoMemoryIsShared() throws Exception {
        assertThat(Journal.of("", true)).isEqualTo(Journal.ROLLBACK);
        assertThat(Journal.of("", false)).isEqualTo(Journal.WRITE_AHEAD);
    }

    @Test
    void whoKnowsTheDriveBetterSaysSo() throws Exception {
        assertThat(Journal.of("write-ahead", true)).isEqualTo(Journal.WRITE_AHEAD);
        assertThat(Journal.of(" Rollback", false)).isEqualTo(Journal.ROLLBACK);
        assertThatThrownBy(() -> Journal.of("wal", false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("LESIONLENS_JOURNAL is 'wal'");
    }

    @Test
    void aStoreThatIsMovedToANetworkDriveKeepsAllAndBack() throws Exception {
        ContentHash photo = ContentHash.parse("01".repeat(32));
        try (var store = open("a", Journal.WRITE_AHEAD)) {
            store.save(photo, MODEL, RESULT);
        }
        assertThat(mode("a")).isEqualTo("wal");
        try (var store = open("a", Journal.ROLLBACK)) {
            assertThat(store.find(photo, MODEL)).contains(RESULT);
            assertThat(folder.toFile().list()).doesNotContain("a-shm");
        }
        assertThat(mode("a")).isEqualTo("delete"); // the default of a connection without it
        try (var store = open("a", Journal.WRITE_AHEAD)) {
            assertThat(store.find(photo, MODEL)).contains(RESULT);
        }
    }

    /** Several programs that are started at once on a new machine. */
    @Test
    void severalBeginAStoreAtOnceAndKeepAll() throws Exception {
        for (Journal journal : Journal.values()) {
            for (int round = 0; round < 10; round++) {
                beginAtOnce("%s-%d".formatted(journal, round), journal);
            }
        }
    }

    /** What reads before it writes must not be told that somebody else has written meanwhile. */
    @Test
    void severalWriteNotesOnTheSamePhotosAtOnce() throws Exception {
        List<Callable<Integer>> programs = new ArrayList<>();
        for (int program = 0; program < 3; program++) {
            var note = new MarkChange(PhotoMarks.NONE, PhotoMarks.NONE.withNote("by " + program));
            programs.add(() -> {
                try (var store = open("notes", Journal.WRITE_AHEAD)) {
                    for (int round = 0; round < 60; round++) {
                        store.keepMarks(Map.of(photo(0, round % 3), note));
                    }
                    return store.marks().size();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(programs.size())) {
            for (var seen : threads.invokeAll(programs)) {
                assertThat(seen.get()).isEqualTo(3);
            }
        }
    }

    private void beginAtOnce(String name, Journal journal) throws Exception {
        List<Callable<Boolean>> programs = new ArrayList<>();
        for (int program = 1; program <= 4; program++) {
            int own = program;
            programs.add(() -> {
                try (var store = open(name, journal)) {
                    for (int photo = 0; photo < 5; photo++) {
                        store.save(photo(own, photo), MODEL, RESULT);
                    }
                    return store.keepsAll();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(programs.size())) {
            for (var kept : threads.invokeAll(programs)) {
                assertThat(kept.get()).isTrue();
            }
        }
        try (var store = open(name, journal)) {
            for (int program = 1; program <= 4; program++) {
                assertThat(store.find(photo(program, 4), MODEL)).isPresent();
            }
        }
    }

    private static ContentHash photo(int program, int photo) {
        return new ContentHash(program, photo, 0, 0);
    }
}
