package org.lesionlens.ui.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringState.Phase;

/** The real engine on a tiny model; what is for the UI thread runs when the test says so. */
class ScoringViewModelTest {

    private static final Path MODEL = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final int PHOTOS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final Queue<String> messages = new ArrayDeque<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final TorchEngine engine = new TorchEngine();
    private final ReviewViewModel review = new ReviewViewModel();
    private LazyResultStore store;
    private ScoringViewModel scoring;
    private Classifier classifier;
    private int updates;

    @BeforeEach
    void openSet() throws Exception {
        byte[] photo = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
        for (int i = 0; i < PHOTOS; i++) {
            Path file = folder.resolve("set/" + i + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, photo);
            Files.writeString(file, "" + i, java.nio.file.StandardOpenOption.APPEND);
        }
        classifier = engine.load(MODEL);
        store = // files that have just changed would be read again: time has gone by
                new LazyResultStore(
                        folder.resolve("results.sqlite"),
                        messages::add,
                        () -> Instant.now().plusSeconds(3));
        scoring = model();
        review.reviewProperty().set(Review.of(CaseSet.of(folder.resolve("set")).images()));
        review.reviewProperty().subscribe((_, _) -> updates++);
    }

    private ScoringViewModel model() {
        return new ScoringViewModel(
                new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                store,
                review,
                failure -> {
                    throw new AssertionError(failure);
                },
                UiThreads.of(worker, ui::add));
    }

    @AfterEach
    void close() {
        scoring.close();
        worker.shutdownNow();
        worker.close();
        store.close();
        classifier.close();
        engine.close();
    }

    private void start() throws Exception {
        scoring.start(classifier);
    }

    private void runUntil(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            Runnable next = ui.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as("in time").isNotNull();
            next.run();
        }
    }

    /** The worker does one thing after the other. */
    private Future<?> endOfRun() {
        return worker.submit(() -> {});
    }

    /** By then it would have ended. */
    private void assertHeldBack() {
        Future<?> end = endOfRun();
        assertThatThrownBy(() -> end.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    private ScoringState state() {
        return scoring.stateProperty().get();
    }

    private long scored() {
        return review.reviewProperty().get().cases().stream()
                .filter(one -> one.progress() instanceof Progress.Scored)
                .count();
    }

    @Test
    void scoresAllAndShowsManyAtOnce() throws Exception {
        Files.writeString(folder.resolve("set/3.png"), "not a picture");
        start();
        endOfRun().get(PATIENCE.toSeconds(), TimeUnit.SECONDS); // while the UI is busy
        runUntil(() -> state().phase() == Phase.FINISHED);

        assertThat(scored()).isEqualTo(PHOTOS - 1);
        assertThat(state().done()).isEqualTo(PHOTOS - 1);
        assertThat(state().failed()).isEqualTo(1);
        assertThat(updates).isLessThan(PHOTOS);
    }

    @Test
    void whatIsKnownIsShownAtOnceAndOthersWaitForIt() throws Exception {
        start();
        runUntil(() -> state().phase() == Phase.FINISHED);
        updates = 0;
        review.reviewProperty().set(Review.of(CaseSet.of(folder.resolve("set")).images()));

        start();
        assertThat(scoring.lookingUpProperty().get()).isTrue();
        runUntil(() -> state().phase() == Phase.FINISHED);

        assertThat(scored()).isEqualTo(PHOTOS);
        assertThat(updates).as("one for the set, one for all that is known").isEqualTo(2);
        assertThat(state().done()).isEqualTo(PHOTOS);
        runUntil(() -> !scoring.lookingUpProperty().get());
    }

    @Test
    void aKnownSetCanBeShownWholeFromTheBeginning() throws Exception {
        start();
        runUntil(() -> state().phase() == Phase.FINISHED);
        Review fresh = Review.of(CaseSet.of(folder.resolve("set")).images());
        Files.writeString(folder.resolve("set/3.png"), "changed");

        Review known = scoring.withKnownResults(fresh, classifier);
        review.reviewProperty().set(known);

        assertThat(scored()).isEqualTo(PHOTOS - 1);
        start();
        assertThat(state().done()).isEqualTo(PHOTOS - 1);
        runUntil(() -> state().phase() == Phase.FINISHED);
        assertThat(state().failed()).isEqualTo(1);
        assertThat(scored()).isEqualTo(PHOTOS - 1);
    }

    /** A set of 30,000 large photos would be read for minutes before the first one is scored. */
    @Test
    void thePhotosBehindAreNotReadBeforeTheFirstIsScored() throws Exception {
        start();
        runUntil(() -> scored() > 0);

        assertThat(scored()).isLessThan(PHOTOS);
        try (var rows =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("results.sqlite"));
                var query = rows.createStatement();
                var count = query.executeQuery("SELECT count(*) FROM photo")) {
            assertThat(count.getInt(1)).isLessThan(PHOTOS);
        }
        runUntil(() -> state().phase() == Phase.FINISHED);
    }

    @Test
    void aPauseHoldsItBackAndItGoesOnAfterwards() throws Exception {
        start();
        scoring.setPaused(true);
        assertHeldBack();
        runUntil(ui::isEmpty);
        long before = scored();
        assertHeldBack();
        runUntil(ui::isEmpty);

        assertThat(scored()).isEqualTo(before).isLessThan(PHOTOS);
        assertThat(state().phase()).isEqualTo(Phase.PAUSED);

        scoring.setPaused(false);
        runUntil(() -> state().phase() == Phase.FINISHED);
        assertThat(scored()).isEqualTo(PHOTOS);
    }

    @Test
    void theViewerGoesFirst() throws Exception {
        scoring.giveWay(true);
        start();
        assertHeldBack();
        runUntil(ui::isEmpty);
        assertThat(scored()).isZero();

        scoring.giveWay(false);
        runUntil(() -> state().phase() == Phase.FINISHED);
        assertThat(scored()).isEqualTo(PHOTOS);
    }

    @Test
    void whatWasDoneBeforeItWasCancelledIsKnownTheNextTime() throws Exception {
        start();
        runUntil(() -> scored() > 3);
        scoring.cancel();
        assertThat(state().phase()).isEqualTo(Phase.CANCELLED);
        long done = scored();
        runUntil(ui::isEmpty);
        assertThat(scored()).isEqualTo(done);

        review.reviewProperty().set(Review.of(CaseSet.of(folder.resolve("set")).images()));
        scoring.giveWay(true); // no network: what is shown comes from the store
        start();
        runUntil(() -> scored() >= done);
        scoring.giveWay(false);
        runUntil(() -> state().phase() == Phase.FINISHED);
        assertThat(scored()).isEqualTo(PHOTOS);
        assertThat(messages).isEmpty();
    }

    @Test
    void aDamagedStoreIsSetAsideAndTold() throws Exception {
        Files.writeString(folder.resolve("results.sqlite"), "damaged".repeat(1000));
        start();
        runUntil(() -> state().phase() == Phase.FINISHED);

        assertThat(scored()).isEqualTo(PHOTOS);
        assertThat(messages).singleElement().asString().contains("results.sqlite.damaged");
    }
}
