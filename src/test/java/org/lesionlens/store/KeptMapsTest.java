package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;

class KeptMapsTest {

    private static final ContentHash INPUT = ContentHash.parse("0a".repeat(32));
    private static final ContentHash MODEL = ContentHash.parse("0b".repeat(32));
    private static final MapKey KEY = new MapKey(INPUT, MODEL, 1, "occlusion", "patch 57");
    private static final int BYTES = 4 * 4; // of a map
    private static final KeptMap MAP = map(1);

    @TempDir private Path folder;

    private static KeptMap map(float first) {
        return new KeptMap(new FeatureMaps(2, 1, 2, first, -2, 3, 4), List.of(0.5, 7.0));
    }

    private static MapKey key(String settings) {
        return new MapKey(INPUT, MODEL, 1, "occlusion", settings);
    }

    private ResultStore open() throws IOException {
        return ResultStore.open(
                folder.resolve("results.sqlite"),
                message -> {
                    throw new AssertionError(message);
                });
    }

    @Test
    void isFoundAfterTheEndOfTheProgram() throws IOException {
        try (ResultStore store = open()) {
            new KeptMaps(store).keep(KEY, MAP);
        }
        try (ResultStore store = open()) {
            assertThat(new KeptMaps(store).find(KEY)).contains(MAP);
        }
    }

    @Test
    void dependsOnAllThatItWasComputedFrom() throws IOException {
        try (ResultStore store = open()) {
            var maps = new KeptMaps(store);
            maps.keep(KEY, MAP);

            assertThat(maps.find(new MapKey(MODEL, MODEL, 1, "occlusion", "patch 57"))).isEmpty();
            assertThat(maps.find(new MapKey(INPUT, INPUT, 1, "occlusion", "patch 57"))).isEmpty();
            assertThat(maps.find(new MapKey(INPUT, MODEL, 0, "occlusion", "patch 57"))).isEmpty();
            assertThat(maps.find(new MapKey(INPUT, MODEL, 1, "rise", "patch 57"))).isEmpty();
            assertThat(maps.find(key("patch 58"))).isEmpty();
        }
    }

    @Test
    void theOldestGoWhereThereIsNoMoreRoom() throws IOException {
        try (ResultStore store = open()) {
            var maps = new KeptMaps(store, 2 * BYTES);
            maps.keep(key("a"), MAP);
            maps.keep(key("b"), MAP);
            maps.keep(key("a"), map(9)); // now the newer one
            maps.keep(key("c"), MAP);

            assertThat(maps.find(key("a"))).contains(map(9));
            assertThat(maps.find(key("b"))).isEmpty();
            assertThat(maps.find(key("c"))).contains(MAP);
        }
    }

    @Test
    void whatNoRunLeavesBehindIsNotFound() throws Exception {
        try (ResultStore store = open()) {
            new KeptMaps(store).keep(KEY, MAP);
        }
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("results.sqlite"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE attribution SET map = x'0000c07f'"); // not a number
        }
        try (ResultStore store = open()) {
            assertThat(new KeptMaps(store).find(KEY)).isEmpty();
        }
    }

    @Test
    void isKeptInATemporaryStoreToo() throws IOException {
        try (ResultStore store = ResultStore.temporary()) {
            new KeptMaps(store).keep(KEY, MAP);

            assertThat(new KeptMaps(store).find(KEY)).contains(MAP);
        }
    }
}
