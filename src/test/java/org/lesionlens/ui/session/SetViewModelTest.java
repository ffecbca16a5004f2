package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lesionlens.cases.Truth.NEGATIVE;
import static org.lesionlens.cases.Truth.POSITIVE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.FileStamp;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.lesionlens.ui.viewer.LesionViewModel;

/** A set that was scored before is opened once more; the network runs only where it is let. */
class SetViewModelTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    private final Messages messages = new Messages();
    @TempDir private Path folder;
    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
    private final ReviewViewModel review = new ReviewViewModel();
    private Classifier pooled;
    private Classifier hidden;
    private LazyResultStore store;
    private SetViewModel set;
    private FoundSet found;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void scoreOnce() throws Exception {
        pooled = ENGINE.load(Golden.FOLDER.resolve("tiny_pooled.pt"));
        hidden = ENGINE.load(Golden.FOLDER.resolve("tiny_hidden.pt"));
        store = // files that have just changed are not known by their stamps: time has gone by
                new LazyResultStore(
                        folder.resolve("results.sqlite"),
                        _ -> {},
                        () -> Instant.now().plusSeconds(3));
        Path photos = Files.createDirectories(folder.resolve("set"));
        Files.copy(Golden.FOLDER.resolve("lesions/wide.png"), photos.resolve("wide.png"));
        Files.copy(Golden.FOLDER.resolve("lesions/tall.png"), photos.resolve("tall.png"));
        assumeThat(FileStamp.of(photos)).as("a file system with stamps").isPresent();
        found = FoundSet.of(photos, Optional.empty(), new SetMemory(folder.resolve("none yet")));
        SetViewModel before = model(Runnable::run);
        before.use(pooled);
        before.open(before.preparation().of(found), true);
        assertThat(scored()).isEqualTo(2);
        set = model(_ -> {});
    }

    private SetViewModel model(Executor scorer) {
        return model(scorer, Runnable::run);
    }

    private SetViewModel model(Executor scorer, Executor judge) {
        UiThreads inline = UiThreads.inline();
        var threads =
                new UiThreads(
                        inline.worker(),
                        inline.thumbnails(),
                        inline.render(),
                        scorer,
                        inline.marks(),
                        inline.ui(),
                        inline.later());
        return new SetViewModel(
                review,
                new ScoringViewModel(
                        analyzer,
                        store,
                        review,
                        cause -> {
                            throw new AssertionError(cause);
                        },
                        threads),
                new PhotosViewModel(
                        analyzer,
                        new LesionViewModel(threads.latestJob()),
                        review,
                        threads,
                        _ -> {}),
                messages,
                new LatestJob<>(judge, Runnable::run));
    }

    @AfterEach
    void closeAll() {
        pooled.close();
        hidden.close();
        store.close();
    }

    private long scored() {
        return review.reviewProperty().get().cases().stream()
                .filter(one -> one.prediction().isPresent())
                .count();
    }

    @Test
    void aKnownSetIsShownWholeAtOnce() throws Exception {
        set.use(pooled);

        set.open(set.preparation().of(found), true);

        assertThat(scored()).isEqualTo(2);
    }

    @Test
    void resultsAreJudgedAsTheTableSaysAndNothingIsScored() throws Exception {
        Path table = folder.resolve("results.csv");
        Files.writeString(
                table,
                """
                image,looked_for,truth,judged_by,probability_%1$s,threshold,model_sha256
                wide,%1$s,positive,network,0.75,0.625,abc
                gone,%1$s,negative,network,0.25,0.625,abc
                """
                        .formatted(hidden.card().output().positive()));
        set = model(Runnable::run);
        set.use(hidden);

        set.open(
                set.preparation().of(FoundSet.of(found.folder(), Optional.of(table), memory())),
                true);

        assertThat(review.reviewProperty().get().source()).isEqualTo(ProbabilitySource.TABLE);
        assertThat(review.thresholdProperty().get()).isEqualTo(0.625);
        assertThat(review.reviewProperty().get().cases())
                .extracting(one -> one.probability().orElse(-1))
                .containsExactly(-1.0, 0.75, 0.25); // tall.png has no row
        assertThat(scored()).as("hidden has not seen them").isZero();

        set.use(pooled);

        assertThat(review.thresholdProperty().get()).as("the table's still").isEqualTo(0.625);

        set.use(hidden);
        review.judgeBy(ProbabilitySource.NETWORK);

        assertThat(scored()).as("as a person asks for it").isEqualTo(2);
    }

    private SetMemory memory() {
        return new SetMemory(folder.resolve("none yet"));
    }

    @Test
    void whatAnotherModelSaidIsNotShown() throws Exception {
        set.use(pooled);
        SetViewModel.Opening opening = set.preparation().of(found);
        set.use(hidden); // while the set was looked up

        set.open(opening, true);

        assertThat(review.reviewProperty().get().cases()).hasSize(2);
        assertThat(scored()).isZero();
    }

    @Test
    void aNetworkThatIsWrongMoreOftenThanACoinIsAskedAbout() throws Exception {
        SetViewModel scoring = model(Runnable::run);
        scoring.use(hidden);
        int doubts = 0;
        for (String truth : List.of("wide,mel\ntall,nv\n", "wide,nv\ntall,mel\n")) {
            Files.writeString(found.folder().resolve("labels.csv"), "image,dx\n" + truth);
            FoundSet labelled =
                    FoundSet.of(
                            found.folder(),
                            Optional.empty(),
                            new SetMemory(folder.resolve("none yet")));
            messages.clear();
            scoring.open(scoring.preparation().of(labelled), false);

            boolean isWrong = probability(POSITIVE) < probability(NEGATIVE);
            assertThat(messages.messageProperty().get() != null).isEqualTo(isWrong);
            doubts += isWrong ? 1 : 0;
        }
        assertThat(doubts).isEqualTo(1);
    }

    private double probability(Truth truth) {
        return review.reviewProperty().get().cases().stream()
                .filter(one -> one.truth() == truth)
                .findFirst()
                .orElseThrow()
                .probability()
                .orElseThrow();
    }

    @Test
    void aSetIsJudgedForAnotherClassUntilAnotherModelComes() throws Exception {
        Files.writeString(found.folder().resolve("labels.csv"), "image,dx\nwide,nv\ntall,mel\n");
        FoundSet labelled =
                FoundSet.of(
                        found.folder(),
                        Optional.empty(),
                        new SetMemory(folder.resolve("none yet")));
        SetViewModel scoring = model(Runnable::run);
        scoring.use(hidden);
        scoring.open(scoring.preparation().of(labelled), true);
        List<ReviewCase> own = review.reviewProperty().get().cases();
        assertThat(review.classesProperty().get().name()).isEqualTo("melanoma");
        assertThat(own).extracting(ReviewCase::truth).containsExactly(POSITIVE, NEGATIVE);
        review.thresholdProperty().set(0.3);

        review.lookFor(0);
        List<ReviewCase> nevi = review.reviewProperty().get().cases();
        assertThat(nevi).extracting(ReviewCase::truth).containsExactly(NEGATIVE, POSITIVE);
        assertThat(nevi.getFirst().probability())
                .hasValue(own.getFirst().prediction().orElseThrow().probabilities().getFirst());
        assertThat(nevi).allSatisfy(one -> assertThat(one.map()).isEmpty());
        assertThat(nevi).extracting(one -> one.image().truth()).containsExactly(POSITIVE, NEGATIVE);
        assertThat(review.thresholdProperty().get()).isEqualTo(0.5);

        review.lookFor(1);
        assertThat(review.reviewProperty().get().cases()).isEqualTo(own);
        assertThat(review.thresholdProperty().get()).isEqualTo(0.3);

        review.lookFor(2);
        scoring.use(pooled);
        assertThat(review.classesProperty().get().name()).isEqualTo("melanoma");
        assertThat(review.reviewProperty().get().cases())
                .allSatisfy(one -> assertThat(one.otherClass()).isEmpty());
    }

    @Test
    void theSameSetReadAnewIsOfTheClassThatWasChosen() throws Exception {
        SetViewModel scoring = model(Runnable::run);
        scoring.use(hidden);
        scoring.open(scoring.preparation().of(found), true);
        review.thresholdProperty().set(0.3);
        review.lookFor(0);
        review.thresholdProperty().set(0.9);

        scoring.open(scoring.preparation().of(found), true);

        assertThat(review.classesProperty().get().name()).isEqualTo("naevus");
        assertThat(review.reviewProperty().get().cases())
                .allSatisfy(one -> assertThat(one.otherClass()).contains("naevus"));
        assertThat(review.thresholdProperty().get()).isEqualTo(0.9);
        assertThat(review.ownThresholdProperty().get()).isEqualTo(0.3);
    }

    @Test
    void anotherModelShowsNothingOfTheOneBeforeWhileTheSetIsJudged() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        SetViewModel scoring = model(Runnable::run, waiting::add);
        scoring.use(hidden);
        scoring.open(scoring.preparation().of(found), true);
        assertThat(scored()).isEqualTo(2);

        scoring.use(pooled);
        assertThat(scored()).isZero();
        assertThat(scoring.images()).isEqualTo(OpenPhotos.NONE);

        waiting.forEach(Runnable::run);
        assertThat(scored()).isEqualTo(2);
        assertThat(scoring.images().images()).hasSize(2);
    }

    /** The arrow keys, a filter and all pages would be of the set before. */
    @Test
    void anotherSetThatIsStillJudgedIsNotTheOneBefore() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        SetViewModel scoring = model(Runnable::run, waiting::add);
        scoring.use(hidden);
        scoring.open(scoring.preparation().of(found), true);
        review.filterProperty().set(CaseFilter.ALL.withPatient("wide"));
        Path photos = Files.createDirectories(folder.resolve("other"));
        Files.copy(Golden.FOLDER.resolve("lesions/wide.png"), photos.resolve("other.png"));
        FoundSet other =
                FoundSet.of(photos, Optional.empty(), new SetMemory(folder.resolve("none yet")));
        SetViewModel.Opening opening = scoring.preparation().of(other);
        scoring.use(pooled); // while it was prepared

        scoring.open(opening, true);
        assertThat(review.reviewProperty().get().cases()).isEmpty();
        assertThat(review.sequence().getValue()).isNull();
        assertThat(scoring.folder()).contains(photos);

        waiting.forEach(Runnable::run);
        assertThat(review.reviewProperty().get().cases())
                .extracting(one -> one.image().name())
                .containsExactly("other");
        assertThat(scored()).isEqualTo(1);
    }

    /** Of which class a table's probabilities are is another question for another model. */
    @Test
    void aTablesProbabilitiesAreNotShownForAnotherModelBeforeTheSetIsJudged() throws Exception {
        Files.writeString(
                found.folder().resolve("labels.csv"), "image,target,prediction\nwide,1,0.7\n");
        found = FoundSet.of(found.folder(), Optional.empty(), new SetMemory(folder.resolve("no")));
        List<Runnable> waiting = new ArrayList<>();
        SetViewModel scoring = model(Runnable::run, waiting::add);
        scoring.use(hidden);
        scoring.open(scoring.preparation().of(found), true);
        review.judgeBy(ProbabilitySource.TABLE);
        assertThat(review.scores().getValue().size()).isEqualTo(1);

        scoring.use(pooled);
        assertThat(review.scores().getValue().size()).isZero();

        waiting.forEach(Runnable::run);
        assertThat(review.reviewProperty().get().source()).isEqualTo(ProbabilitySource.TABLE);
    }

    @Test
    void aWantedTableIsAskedAgainForTheModelsOwnClass() throws Exception {
        Files.writeString(
                found.folder().resolve("labels.csv"), "image,target,prediction\nwide,1,0.7\n");
        found = FoundSet.of(found.folder(), Optional.empty(), new SetMemory(folder.resolve("no")));
        SetViewModel scoring = model(Runnable::run);
        scoring.use(hidden);
        scoring.open(scoring.preparation().of(found), true);
        review.judgeBy(ProbabilitySource.TABLE);
        int own = review.classesProperty().get().chosen();

        review.lookFor(own == 2 ? 1 : 2);
        assertThat(review.reviewProperty().get().source()).isEqualTo(ProbabilitySource.NETWORK);
        review.lookFor(own);
        assertThat(review.reviewProperty().get().source()).isEqualTo(ProbabilitySource.TABLE);
    }

    @Test
    void resultsThatComeWhileAnotherClassIsLookedForAreOfThatClass() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        SetViewModel later = model(waiting::add);
        later.use(hidden);
        later.open(later.preparation().of(found), true);
        review.lookFor(2);

        waiting.forEach(Runnable::run);

        assertThat(review.reviewProperty().get().cases())
                .allSatisfy(one -> {
                    assertThat(one.otherClass()).contains("keratosis");
                    assertThat(one.probability())
                            .hasValue(one.prediction().orElseThrow().probabilities().get(2));
                });
    }

    @Test
    void withoutAModelNothingIsKnown() throws Exception {
        set.open(set.preparation().of(found), true);

        assertThat(review.reviewProperty().get().cases()).hasSize(2);
        assertThat(scored()).isZero();
    }
}
