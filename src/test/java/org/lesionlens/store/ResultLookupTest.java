package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;

class ResultLookupTest {

    private static final ContentHash MODEL = ContentHash.parse("ff".repeat(32));
    private static final int PHOTOS = 5;
    private static final int UNKNOWN = 3;
    private static final int MANY = 3000;

    @TempDir private Path folder;
    private final List<Path> photos = new ArrayList<>();
    private ResultStore store;
    private ResultLookup lookup;

    /** Of the photos, one is not known; all have been as they are for some time. */
    @BeforeEach
    void makeSet() throws Exception {
        for (int i = 0; i < PHOTOS; i++) {
            photos.add(Files.writeString(folder.resolve(i + ".jpg"), "photo " + i));
        }
        store = ResultStore.open(folder.resolve("results.sqlite"), _ -> {});
        for (int i = 0; i < PHOTOS; i++) {
            if (i != UNKNOWN) {
                store.save(ContentHash.of(photos.get(i)), MODEL, score(i));
            }
        }
        lookup = new ResultLookup(MODEL, store);
    }

    private static PhotoResult score(double logit) {
        return new PhotoResult(new Prediction(List.of(logit), new SignedMap(1, 1, 1)), 1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** As a run does that ends later than files are changed. */
    private void rememberStamps() throws Exception {
        var hashes = new PhotoHashes(store, () -> Instant.now().plusSeconds(3));
        for (Path photo : photos) {
            hashes.of(photo);
        }
        assumeThat(hashes.stamp(photos.getFirst())).isPresent();
    }

    private List<Optional<Double>> logitsByStamps() throws InterruptedException {
        return lookup.byStamps(photos).stream()
                .map(found -> found.map(prediction -> prediction.prediction().logits().getFirst()))
                .toList();
    }

    @Test
    void filesThatHaveNotChangedAreKnownWithoutBeingRead() throws Exception {
        rememberStamps();

        assertThat(logitsByStamps())
                .containsExactly(
                        Optional.of(0.0),
                        Optional.of(1.0),
                        Optional.of(2.0),
                        Optional.empty(),
                        Optional.of(4.0));
    }

    @Test
    @Timeout(10)
    void filesThatHaveChangedAreNotKnownByTheirStamps() throws Exception {
        rememberStamps();
        Path changed = photos.get(1);
        Optional<FileStamp> before = FileStamp.of(changed);
        FileTime time = Files.getLastModifiedTime(changed);
        while (FileStamp.of(changed).equals(before)) { // until the file system's clock ticks
            Files.writeString(changed, "PHOTO 1");
            Files.setLastModifiedTime(changed, time);
        }
        Files.delete(photos.get(2));

        assertThat(logitsByStamps())
                .containsExactly(
                        Optional.of(0.0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(4.0));
    }

    /** More than one thread takes at a time, so that several look them up. */
    private void addMany() throws Exception {
        photos.clear();
        for (int i = 0; i < MANY; i++) {
            photos.add(Files.writeString(folder.resolve("many" + i + ".jpg"), "many " + i));
            if (i % 7 != UNKNOWN) {
                store.save(ContentHash.of(photos.get(i)), MODEL, score(i));
            }
        }
        rememberStamps();
    }

    private static List<Optional<Double>> manyLogits() {
        return IntStream.range(0, MANY)
                .mapToObj(
                        i -> i % 7 == UNKNOWN ? Optional.<Double>empty() : Optional.of((double) i))
                .toList();
    }

    @Test
    void manyAreKnownInTheirOrder() throws Exception {
        addMany();

        assertThat(logitsByStamps()).isEqualTo(manyLogits());
    }

    @Test
    void aStoreWithoutAFileIsLookedThroughAsWell() throws Exception {
        store.close();
        store = ResultStore.temporary();
        lookup = new ResultLookup(MODEL, store);
        addMany();

        assertThat(store.reader()).isEmpty();
        assertThat(logitsByStamps()).isEqualTo(manyLogits());
    }

    @Test
    void anotherReaderSeesWhatIsInTheStore() throws Exception {
        rememberStamps();
        FileStamp first = FileStamp.of(photos.getFirst()).orElseThrow();
        FileStamp unknown = FileStamp.of(photos.get(UNKNOWN)).orElseThrow();

        try (StampedPredictions reader = store.reader().orElseThrow()) {
            assertThat(reader.of(List.of(first, unknown), MODEL))
                    .containsOnly(
                            entry(
                                    first,
                                    new PhotoPrediction(
                                            ContentHash.of(photos.getFirst()),
                                            score(0).prediction())));
        }
    }

    @Test
    void whatNobodyHasReadIsNotKnownByItsStamp() throws Exception {
        assertThat(lookup.byStamps(photos)).hasSize(PHOTOS).allMatch(Optional::isEmpty);
    }

    @Test
    void oneFileUnderTwoNamesIsKnownUnderBoth() throws Exception {
        Path twin = folder.resolve("twin.jpg");
        Files.createLink(twin, photos.getFirst());
        photos.add(twin);
        rememberStamps();

        assertThat(logitsByStamps().getFirst()).contains(0.0);
        assertThat(logitsByStamps().getLast()).contains(0.0);
    }

    @Test
    void anotherModelKnowsNothing() throws Exception {
        rememberStamps();
        lookup = new ResultLookup(ContentHash.parse("ee".repeat(32)), store);

        assertThat(lookup.byStamps(photos)).hasSize(PHOTOS).allMatch(Optional::isEmpty);
    }

    @Test
    void aStoreThatCannotBeUsedKnowsNothing() throws Exception {
        rememberStamps();
        store.close();

        assertThat(lookup.byStamps(photos)).hasSize(PHOTOS).allMatch(Optional::isEmpty);
    }

    @Test
    void canBeInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> lookup.byStamps(photos)).isInstanceOf(InterruptedException.class);
    }
}
