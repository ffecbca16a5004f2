package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;

/** What a person has called is as safe as what a network has. */
class ReadingsTest {

    private static final ContentHash PHOTO = ContentHash.parse("0a".repeat(32));
    private static final ContentHash OTHER = ContentHash.parse("0b".repeat(32));
    private static final Reader READER = new Reader("Ångström", "melanoma");
    private static final Reading FIRST =
            new Reading(
                    PHOTO,
                    Call.POSITIVE,
                    Confidence.FAIRLY_SURE,
                    false,
                    Duration.ofMillis(1234),
                    Instant.ofEpochMilli(1_700_000_000_123L));
    private static final Reading SECOND =
            new Reading(
                    OTHER,
                    Call.NEGATIVE,
                    null,
                    true,
                    Duration.ofSeconds(9),
                    Instant.ofEpochMilli(1_700_000_001_000L));

    @TempDir private Path folder = Path.of("");

    private ResultStore open() throws IOException {
        return ResultStore.open(folder.resolve("results.sqlite"), _ -> {});
    }

    private void keepBoth() throws IOException {
        try (ResultStore store = open()) {
            var readings = new Readings(store);
            readings.keep(READER, SECOND);
            readings.keep(READER, FIRST);
        }
    }

    @Test
    void readingsAreBroughtAlongFromAStoreOfANewerProgram() throws Exception {
        keepBoth();
        String address = "jdbc:sqlite:" + folder.resolve("results.sqlite");
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        try (ResultStore store = open()) {
            assertThat(new Readings(store).of(READER)).containsExactly(FIRST, SECOND);
        }
        assertThat(folder.resolve("results.sqlite.newer")).exists();
    }

    @Test
    void readingsAreThereAtTheNextStartInTheOrderTheyWereMade() throws IOException {
        keepBoth();

        try (ResultStore store = open()) {
            assertThat(new Readings(store).of(READER)).containsExactly(FIRST, SECOND);
            assertThat(new Readings(store).areLasting()).isTrue();
        }
    }

    @Test
    void aReaderHasReadingsOfEachQuestionApart() throws IOException {
        keepBoth();
        var other = new Reader("Ångström", "nevus");
        try (ResultStore store = open()) {
            var readings = new Readings(store);
            assertThat(readings.of(other)).isEmpty();
            readings.keep(other, FIRST);

            assertThat(readings.readers()).containsExactly(READER, other);
            assertThat(readings.of(READER)).hasSize(2);
        }
    }

    @Test
    void aNewCallTakesThePlaceOfTheOldAndOneCanBeForgotten() throws IOException {
        keepBoth();
        var changed = new Reading(PHOTO, Call.TAKEN_BACK, null, true, FIRST.taken(), FIRST.at());
        try (ResultStore store = open()) {
            var readings = new Readings(store);
            readings.keep(READER, changed);
            readings.remove(READER, OTHER);

            assertThat(readings.of(READER)).containsExactly(changed);
        }
    }

    /** As an older program made it: results stay, readings find room. */
    @Test
    void aStoreWithoutTheTableGetsIt() throws Exception {
        keepBoth();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("results.sqlite"));
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE reading");
        }

        keepBoth();

        try (ResultStore store = open()) {
            assertThat(new Readings(store).of(READER)).hasSize(2);
        }
    }

    @Test
    void whatIsKeptInMemoryAloneSaysSo() throws IOException {
        try (ResultStore store = ResultStore.temporary()) {
            assertThat(new Readings(store).areLasting()).isFalse();
        }
    }
}
