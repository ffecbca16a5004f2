package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.store.ResultStore;
import org.lesionlens.testing.Golden;

/** Watches folders with archives of tiny networks, which are not mocked. */
class TrainingWatchTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path POOLED = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final Path HIDDEN = Golden.FOLDER.resolve("tiny_hidden.pt");

    @TempDir private Path work = POOLED;
    private Path run = work;
    private Path set = work;
    private List<String> told = new ArrayList<>();
    private TrainingHistory last = TrainingHistory.NONE;

    @BeforeEach
    void makeFolders() throws IOException {
        run = Files.createDirectory(work.resolve("run"));
        set = Files.createDirectory(work.resolve("set"));
        for (String name : List.of("benign/wide.png", "malignant/large.png")) {
            Path file = set.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(Golden.FOLDER.resolve("lesions").resolve(file.getFileName()), file);
        }
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /** Goes on from one look to the next without waiting for a clock. */
    private void watch(CheckpointLoader loader) throws IOException, InterruptedException {
        told = new ArrayList<>();
        last = TrainingHistory.NONE;
        Instant[] now = {Instant.parse("2026-01-01T12:00:00Z")};
        InstantSource clock =
                () -> {
                    now[0] = now[0].plusSeconds(20);
                    return now[0];
                };
        var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
        var photos = new WatchedPhotos(CaseSet.read(set), 8, 100, 1);
        try (ResultStore store = ResultStore.open(work.resolve("store.sqlite"), told::add)) {
            new TrainingWatch(
                            loader,
                            ModelChoice.DEFAULT,
                            new CheckpointScores(analyzer, store, photos),
                            run,
                            new CheckpointFolder(run, clock),
                            new Journal(Optional.of(work.resolve("watched.jsonl"))),
                            new Ears(),
                            Duration.ZERO)
                    .run(true);
        }
    }

    private final class Ears implements WatchListener {
        @Override
        public void asking(Checkpoint checkpoint, int photos, int of) {}

        @Override
        public void seen(TrainingHistory history) {
            last = history;
        }

        @Override
        public void failed(Checkpoint checkpoint, String reason) {
            told.add(checkpoint.name() + ": " + reason);
        }

        @Override
        public void doubted(Checkpoint checkpoint, String sentence) {
            told.add(checkpoint.name() + ": " + sentence);
        }

        @Override
        public void told(String sentence) {
            told.add(sentence);
        }
    }

    private List<String> names() {
        return last.results().stream().map(one -> one.checkpoint().name()).toList();
    }

    @Test
    void explainsAllThatAreThereByEpoch() throws Exception {
        Files.copy(HIDDEN, run.resolve("ep_10.pt"));
        Files.copy(POOLED, run.resolve("ep_9.pt"));

        watch(TrainingWatchTest::open);

        assertThat(told).isEmpty();
        assertThat(names()).containsExactly("ep_9.pt", "ep_10.pt");
        CheckpointResult first = last.results().getFirst();
        assertThat(first.photos()).hasSize(2).allMatch(photo -> photo.map().isPresent());
        assertThat(first.area().auc()).isPresent();
        assertThat(first.area().positives()).isEqualTo(1);
        assertThat(first.area().negatives()).isEqualTo(1);
        assertThat(first.failed()).isZero();
    }

    @Test
    void goesOnAfterWhatCannotBeExplained() throws Exception {
        byte[] whole = Files.readAllBytes(POOLED);
        Files.write(run.resolve("ep_1.pt"), Arrays.copyOf(whole, 1000));
        Files.writeString(run.resolve("ep_2.pt"), "no network");
        Files.copy(HIDDEN, run.resolve("ep_3.pt"));

        watch(TrainingWatchTest::open);

        assertThat(names()).containsExactly("ep_3.pt");
        assertThat(told).hasSize(2);
        assertThat(told).anyMatch(text -> text.startsWith("ep_1.pt: has no end"));
        assertThat(told).anyMatch(text -> text.contains("ep_2.pt is not a TorchScript archive"));
    }

    @Test
    void neitherOpensNorAsksAgainWhatItKnows() throws Exception {
        Files.copy(POOLED, run.resolve("ep_1.pt"));
        Files.copy(HIDDEN, run.resolve("ep_2.pt"));
        watch(TrainingWatchTest::open);
        TrainingHistory before = last;

        watch(TrainingWatchTest::refuse);

        assertThat(told).isEmpty();
        assertThat(last).isEqualTo(before);
    }

    @Test
    void keepsTellingOfACheckpointThatTheTrainingRemoved() throws Exception {
        Files.copy(POOLED, run.resolve("ep_1.pt"));
        Files.copy(HIDDEN, run.resolve("ep_2.pt"));
        watch(TrainingWatchTest::open);
        Files.delete(run.resolve("ep_1.pt"));

        watch(TrainingWatchTest::refuse);

        assertThat(names()).containsExactly("ep_1.pt", "ep_2.pt");
    }

    @Test
    void opensACheckpointThatWasOverwrittenInTheMeantime() throws Exception {
        Files.copy(POOLED, run.resolve("ep_1.pt"));
        watch(TrainingWatchTest::open);
        var before = last.results().getFirst().model();
        Files.delete(run.resolve("ep_1.pt"));
        Files.copy(HIDDEN, run.resolve("ep_1.pt"));

        watch(TrainingWatchTest::open);

        assertThat(names()).containsExactly("ep_1.pt");
        assertThat(last.results().getFirst().model()).isNotEqualTo(before);
    }

    @Test
    void opensACheckpointAgainWhoseCardIsAnotherNow() throws Exception {
        Files.copy(POOLED, run.resolve("ep_1.pt"));
        watch(TrainingWatchTest::open);
        Files.writeString(run.resolve("ep_1.json"), "{}");

        watch(TrainingWatchTest::refuse);

        assertThat(told).containsExactly("ep_1.pt: was opened");
    }

    @Test
    void saysThatWhatWasKeptCannotBeRead() throws Exception {
        Files.writeString(work.resolve("watched.jsonl"), "no checkpoint\n");
        Files.copy(POOLED, run.resolve("ep_1.pt"));

        watch(TrainingWatchTest::open);

        assertThat(told).singleElement().asString().contains("watched.jsonl has a line");
        assertThat(names()).containsExactly("ep_1.pt");
    }

    /** Whoever has it open a file hears of it. */
    private static CheckpointLoader.Opened refuse(Checkpoint checkpoint) throws ModelLoadException {
        throw new ModelLoadException("was opened");
    }

    private static CheckpointLoader.Opened open(Checkpoint checkpoint)
            throws ModelLoadException, InterruptedException {
        Classifier loaded = ENGINE.load(checkpoint.file());
        return new CheckpointLoader.Opened(loaded, loaded::close);
    }
}
