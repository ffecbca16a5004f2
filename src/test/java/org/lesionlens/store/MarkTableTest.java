package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;

/** Tags and notes in the store, by the photos' content. */
class MarkTableTest {

    private static final ContentHash PHOTO = ContentHash.parse("0a".repeat(32));
    private static final ContentHash OTHER = ContentHash.parse("0b".repeat(32));
    private static final ContentHash MODEL = ContentHash.parse("ff".repeat(32));

    /** As the first program made them. */
    private static final List<String> FIRST_SCHEMA =
            List.of(
                    "PRAGMA application_id = " + 0x4C654C65,
                    "CREATE TABLE score (image BLOB NOT NULL, model BLOB NOT NULL, logits BLOB NOT"
                            + " NULL, map_width INTEGER NOT NULL, map BLOB NOT NULL, features BLOB"
                            + " NOT NULL, PRIMARY KEY (image, model)) STRICT",
                    "CREATE TABLE photo (stamp BLOB PRIMARY KEY, image BLOB NOT NULL) STRICT,"
                            + " WITHOUT ROWID",
                    "INSERT INTO score VALUES (x'"
                            + "0a".repeat(32)
                            + "', x'"
                            + "ff".repeat(32)
                            + "', x'000000000000F03F', 1, x'0000803F', x'')",
                    "PRAGMA user_version = 1");

    @TempDir private Path folder = Path.of("");

    private final List<String> messages = new ArrayList<>();

    private Path file() {
        return folder.resolve("results.sqlite");
    }

    private ResultStore open() throws IOException {
        return ResultStore.open(file(), messages::add);
    }

    /** As by a program on a machine that sleeps meanwhile. */
    @Test
    void whatAnotherProgramLocksIsNoDamageAndIsKeptLater() throws Exception {
        open().close();
        String address = "jdbc:sqlite:" + file();
        var changes = Map.of(PHOTO, new MarkChange(PhotoMarks.NONE, marks("seen")));
        try (var other = DriverManager.getConnection(address);
                var mine = DriverManager.getConnection(address);
                var locking = other.createStatement();
                var waiting = mine.createStatement()) {
            waiting.execute("PRAGMA busy_timeout = 50");
            locking.execute("BEGIN IMMEDIATE");
            for (int time = 0; time < 2; time++) {
                var failure =
                        catchThrowableOfType(
                                SQLException.class, () -> new MarkTable(mine).keep(changes));

                assertThat(ResultDatabase.isDamage(failure)).isFalse();
            }
            locking.execute("COMMIT");

            assertThat(new MarkTable(mine).keep(changes)).containsEntry(PHOTO, marks("seen"));
        }
        try (ResultStore store = open()) {
            assertThat(store.marks()).containsEntry(PHOTO, marks("seen"));
        }
    }

    private static PhotoMarks marks(String note, String... tags) {
        PhotoMarks marks = PhotoMarks.NONE.withNote(note);
        for (String tag : tags) {
            marks = marks.with(Tag.of(tag).orElseThrow());
        }
        return marks;
    }

    private static Map<ContentHash, MarkChange> change(PhotoMarks before, PhotoMarks after) {
        return Map.of(PHOTO, new MarkChange(before, after));
    }

    private void execute(List<String> statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    @Test
    void whatIsSaidIsThereAfterAnotherStart() throws IOException {
        PhotoMarks said = marks("a, \"note\"\nof two lines", "Härchen", "🔬", "a; b");
        try (ResultStore store = open()) {
            store.keepMarks(change(PhotoMarks.NONE, said));
        }
        try (ResultStore store = open()) {
            assertThat(store.marks()).containsExactly(Map.entry(PHOTO, said));
            store.keepMarks(change(said, PhotoMarks.NONE));
            assertThat(store.marks()).isEmpty();
        }
    }

    /** Two windows may be open at once. */
    @Test
    void onlyWhatWasChangedIsWritten() throws IOException {
        try (ResultStore one = open();
                ResultStore other = open()) {
            one.keepMarks(change(PhotoMarks.NONE, marks("", "hair")));
            other.keepMarks(change(PhotoMarks.NONE, marks("seen", "ink")));

            assertThat(one.marks()).containsExactly(Map.entry(PHOTO, marks("seen", "hair", "ink")));
        }
    }

    /** Who does not know yet which photo it is that they look at must not lose its note. */
    @Test
    void aNoteThatWasNotKnownStaysBesideTheNewOne() throws IOException {
        var change = new MarkChange(PhotoMarks.NONE, marks("new"));
        try (ResultStore store = open()) {
            store.keepMarks(change(PhotoMarks.NONE, marks("old", "hair")));

            assertThat(store.keepMarks(Map.of(PHOTO, change)))
                    .containsExactly(Map.entry(PHOTO, marks("old\n\nnew", "hair")));
            assertThat(store.marks().get(PHOTO)).isEqualTo(marks("old\n\nnew", "hair"));
            store.keepMarks(Map.of(PHOTO, change.reversed()));
            assertThat(store.marks().get(PHOTO)).as("undone").isEqualTo(marks("old", "hair"));
        }
    }

    @Test
    void oneTableThatCannotBeReadLosesNothingOfAnotherAndIsTold() throws Exception {
        try (ResultStore store = open()) {
            store.keepMarks(change(PhotoMarks.NONE, marks("seen", "hair")));
        }
        execute(
                List.of(
                        "DROP TABLE note",
                        "CREATE TABLE note (something TEXT)",
                        "DROP TABLE score",
                        "CREATE TABLE score (something TEXT)"));

        try (ResultStore store = open()) {
            assertThat(store.marks()).containsExactly(Map.entry(PHOTO, marks("", "hair")));
        }
        assertThat(messages).singleElement().asString().contains("notes").doesNotContain("tags");
    }

    @Test
    void aStoreOfTheFirstSchemaKeepsItsResultsAndTakesTags() throws Exception {
        execute(FIRST_SCHEMA);
        var known = new PhotoResult(new Prediction(List.of(1.0), new SignedMap(1, 1, 1)));

        try (ResultStore store = open()) {
            assertThat(store.find(PHOTO, MODEL)).contains(known);
            assertThat(store.marks()).isEmpty();
            store.keepMarks(change(PhotoMarks.NONE, marks("", "hair")));
            assertThat(store.marks()).hasSize(1);
        }
        assertThat(messages).isEmpty();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var version = connection.createStatement().executeQuery("PRAGMA user_version")) {
            assertThat(version.getInt(1)).as("an older program goes on with it").isEqualTo(1);
        }
    }

    /** Results can be computed again; what a person wrote cannot. */
    @Test
    void whatWasSaidIsBroughtAlongWhenAStoreIsSetAside() throws Exception {
        try (ResultStore store = open()) {
            store.keepMarks(change(PhotoMarks.NONE, marks("", "hair")));
        }
        execute(List.of("DROP TABLE score", "CREATE TABLE score (something TEXT)"));

        try (ResultStore store = open()) {
            assertThat(store.marks()).containsExactly(Map.entry(PHOTO, marks("", "hair")));
        }
        execute(List.of("PRAGMA user_version = 99"));
        try (ResultStore store = open()) {
            assertThat(store.marks()).containsExactly(Map.entry(PHOTO, marks("", "hair")));
        }
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).contains("results.sqlite.damaged");
        assertThat(messages.get(1)).contains("results.sqlite.newer");
    }

    @Test
    void aStoreThatCannotBeReadAtAllIsBegunAnew() throws IOException {
        Files.writeString(file(), "this is no database".repeat(300));
        try (FileChannel open = FileChannel.open(file(), StandardOpenOption.READ)) {
            assertThat(open.size()).isPositive();
        }

        try (ResultStore store = open()) {
            assertThat(store.marks()).isEmpty();
            store.keepMarks(Map.of(OTHER, new MarkChange(PhotoMarks.NONE, marks("", "ink"))));
            assertThat(store.marks()).containsKey(OTHER);
        }
        assertThat(messages).hasSize(1);
    }
}
