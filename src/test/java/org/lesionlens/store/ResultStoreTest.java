package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;
import org.lesionlens.testing.SyntheticAnalysis;

class ResultStoreTest {

    private static final ContentHash IMAGE = ContentHash.parse("0a".repeat(32));
    private static final ContentHash OTHER = ContentHash.parse("0b".repeat(32));
    private static final ContentHash MODEL = ContentHash.parse("ff".repeat(32));
    private static final PhotoResult SCORE =
            new PhotoResult(
                    new Prediction(
                            List.of(-1.5, Math.PI), new SignedMap(2, 3, 1, -2, 3, 0, 5, 1e-30f)),
                    0.5f,
                    -7);

    @TempDir private Path folder = Path.of("");

    private final List<String> messages = new ArrayList<>();
    private Path file = folder;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("made").resolve("results.sqlite");
    }

    private ResultStore open() throws IOException {
        return ResultStore.open(file, messages::add);
    }

    private void saveOne() throws IOException {
        try (ResultStore store = open()) {
            store.save(IMAGE, MODEL, SCORE);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsResultsToTheLastBit() throws IOException {
        saveOne();

        try (ResultStore store = open()) {
            assertThat(store.find(IMAGE, MODEL)).contains(SCORE);
            assertThat(store.find(OTHER, MODEL)).as("another image").isEmpty();
            assertThat(store.find(IMAGE, OTHER)).as("another model").isEmpty();
        }
        assertThat(messages).isEmpty();
    }

    @Test
    void keepsTheNewestOfTheSameBytes() throws IOException {
        var newer = new PhotoResult(new Prediction(List.of(2.0), new SignedMap(1, 1, 4)));
        saveOne();

        try (ResultStore store = open()) {
            store.save(IMAGE, MODEL, newer);
            assertThat(store.find(IMAGE, MODEL)).contains(newer);
        }
    }

    @Test
    void findsTheCallsOfManyFilesAtOnce() throws IOException {
        List<FileStamp> stamps = new ArrayList<>();
        List<ContentHash> images = new ArrayList<>();
        try (ResultStore store = open()) {
            for (int i = 0; i < 150; i++) { // more than one question asks for
                stamps.add(new FileStamp(1, i, 3, 4, 5));
                images.add(ContentHash.parse("%064x".formatted(i)));
                if (i % 3 != 0) {
                    store.save(images.get(i), MODEL, score(i));
                }
                if (i % 5 != 0) {
                    store.remember(stamps.get(i), images.get(i));
                }
            }
            store.save(images.get(3), OTHER, score(-1));

            var predictions = store.predictions(stamps, MODEL);

            for (int i = 0; i < 150; i++) {
                assertThat(predictions.get(stamps.get(i)))
                        .isEqualTo(
                                i % 3 == 0 || i % 5 == 0
                                        ? null
                                        : new PhotoPrediction(
                                                images.get(i), score(i).prediction()));
            }
            assertThat(predictions).hasSize(80);
            assertThat(store.predictions(List.of(), MODEL)).isEmpty();
        }
    }

    @Test
    void holdsResultsUntilTheEndWhereTheFileCannotBeWritten() throws Exception {
        saveOne();
        refuseMore();

        try (ResultStore store = open()) {
            store.save(OTHER, MODEL, SCORE);
            store.save(OTHER, MODEL, score(2));

            assertThat(store.find(OTHER, MODEL)).contains(score(2));
            assertThat(store.find(IMAGE, MODEL)).contains(SCORE);
            assertThat(store.keepsAll()).isFalse();
        }
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst()).contains("no room", "until the end of the program alone");
        try (ResultStore store = open()) {
            assertThat(store.find(OTHER, MODEL)).isEmpty();
            assertThat(store.keepsAll()).isTrue();
        }
    }

    /** As a full disk would, from now on. */
    private void refuseMore() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER full BEFORE INSERT ON score BEGIN"
                            + " SELECT RAISE(ABORT, 'no room'); END");
        }
    }

    private static PhotoResult score(double logit) {
        return new PhotoResult(new Prediction(List.of(logit), new SignedMap(1, 1, 1)), 1);
    }

    @Test
    void remembersWhichFileHadWhichHash() throws IOException {
        var one = new FileStamp(1, 2, 3, 4, 5);
        var other = new FileStamp(1, 2, 3, 4, 6);
        try (ResultStore store = open()) {
            store.remember(one, IMAGE);
        }
        try (ResultStore store = open()) {
            assertThat(store.hash(one)).contains(IMAGE);
            assertThat(store.hash(other)).isEmpty();
        }
    }

    /** A store of the first schema, which knew no stamps. */
    @Test
    void keepsTheResultsOfAnOlderProgram() throws Exception {
        saveOne();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE photo");
            statement.execute("PRAGMA user_version = 1");
        }

        try (ResultStore store = open()) {
            assertThat(store.find(IMAGE, MODEL)).contains(SCORE);
            store.remember(new FileStamp(1, 2, 3, 4, 5), IMAGE);
        }
        assertThat(messages).isEmpty();
    }

    @Test
    void showsOthersWhatIsSavedAtOnce() throws IOException {
        try (ResultStore one = open();
                ResultStore other = open()) {
            one.save(IMAGE, MODEL, SCORE);
            assertThat(other.find(IMAGE, MODEL)).contains(SCORE);
            other.save(OTHER, MODEL, SCORE);
            assertThat(one.find(OTHER, MODEL)).contains(SCORE);
        }
    }

    @Test
    void takesWhatIsWorthKeepingOfARun() {
        Analysis analysis = SyntheticAnalysis.of(0.5, 1, 2, 3, -2);

        PhotoResult score =
                PhotoResult.of(analysis.pass().logits(), analysis.explanation().evidence());

        assertThat(score.prediction().logits()).containsExactly(0.5);
        assertThat(score.features()).containsExactly(1);
        assertThat(score.prediction().map()).isEqualTo(new SignedMap(2, 2, 1, 2, 3, -2));
    }

    @Test
    void setsADamagedBeginningAside() throws IOException {
        Files.createDirectories(folder.resolve("made"));
        Files.writeString(file, "not a database, but long enough for one".repeat(100));

        saveOne();

        assertThat(messages)
                .containsExactly(
                        "the store of results is damaged; it is now called"
                                + " results.sqlite.damaged, and a new one is begun; its tags, notes, blind readings"
                                + " could not all be read, and some may be missing");
        assertThat(files()).containsExactly("results.sqlite", "results.sqlite.damaged");
        try (ResultStore store = open()) {
            assertThat(store.find(IMAGE, MODEL)).contains(SCORE);
        }
    }

    private void damageAllButTheSchema() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x55); // its page is the first
        Files.write(file, bytes);
    }

    @Test
    void setsNothingAsideThatAnotherProgramHasBegunInThePlaceOfADamagedOne() throws IOException {
        saveOne();
        damageAllButTheSchema();

        try (ResultStore one = open();
                ResultStore other = open()) {
            assertThat(one.find(IMAGE, MODEL)).isEmpty();
            one.save(IMAGE, MODEL, SCORE);
            assertThat(other.find(IMAGE, MODEL)).contains(SCORE);
            other.save(OTHER, MODEL, SCORE);
            assertThat(one.find(OTHER, MODEL)).contains(SCORE);
        }
        assertThat(messages).hasSize(1);
        assertThat(files()).doesNotContain("results.sqlite.damaged-2");
    }

    @Test
    void setsAsideWhatTurnsOutToBeDamagedLater() throws IOException {
        saveOne();
        damageAllButTheSchema();

        try (ResultStore store = open()) {
            assertThat(store.find(IMAGE, MODEL)).isEmpty();
            store.save(IMAGE, MODEL, SCORE);
            assertThat(store.find(IMAGE, MODEL)).contains(SCORE);
        }
        assertThat(messages).hasSize(1);
        assertThat(files()).contains("results.sqlite.damaged");
    }

    @Test
    void setsTheStoreOfANewerProgramAside() throws Exception {
        saveOne();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + (ResultDatabase.SCHEMA + 1));
        }

        try (ResultStore store = open()) {
            assertThat(store.find(IMAGE, MODEL)).isEmpty();
        }
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst()).contains("newer program", "results.sqlite.newer");
        saveOne();
        assertThat(files()).contains("results.sqlite.newer");
    }

    @Test
    void leavesAnotherProgramsDatabaseAlone() throws Exception {
        Files.createDirectories(folder.resolve("made"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mail (text TEXT)");
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another program");
        assertThat(files()).containsExactly("results.sqlite");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void holdsNoNamesAndNoPaths() throws IOException {
        saveOne();

        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(folder.toString()).doesNotContain("results.sqlite");
    }

    @Test
    void leavesNothingIfItIsTemporary() throws IOException {
        try (ResultStore store = ResultStore.temporary()) {
            store.save(IMAGE, MODEL, SCORE);
            assertThat(store.find(IMAGE, MODEL)).contains(SCORE);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysSoIfTheFileCannotBeUsed() {
        assertThatThrownBy(() -> ResultStore.open(folder, messages::add))
                .isInstanceOf(IOException.class);
    }

    @Test
    void hashesAFilesBytes() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(ContentHash.of(empty).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
