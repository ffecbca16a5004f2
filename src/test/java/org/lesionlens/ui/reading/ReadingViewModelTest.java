package org.lesionlens.ui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.Readings;
import org.lesionlens.ui.reading.ReadingViewModel.Phase;

/** The order of things in a blind reading; photos are files of a few bytes that nobody decodes. */
class ReadingViewModelTest {

    private static final Reader READER = new Reader("AB", "melanoma");

    @TempDir private Path folder = Path.of("");
    private final Screen screen = new Screen();
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private LazyResultStore store = new LazyResultStore(folder, _ -> {});
    private ReadingViewModel model = model();
    private List<ReviewCase> cases = List.of();

    private static final class Screen implements ReadingScreen {

        private final List<String> seen = new ArrayList<>();
        private final List<String> expected = new ArrayList<>();
        private final Set<String> broken = new HashSet<>();
        private boolean isUnexplained;

        @Override
        public void show(LesionImage image, Runnable shown, Consumer<Throwable> failed) {
            if (broken.contains(image.name())) {
                failed.accept(new IOException("broken"));
            } else {
                seen.add(image.name());
                shown.run();
            }
        }

        @Override
        public void expect(LesionImage image) {
            expected.add(image.name());
        }

        @Override
        public void reveal(LesionImage image, Consumer<Throwable> failed) {
            seen.add(image.name() + " with heat");
            if (isUnexplained) {
                failed.accept(new IOException("no memory"));
            }
        }

        @Override
        public void leave() {}
    }

    private ReadingViewModel model() {
        return new ReadingViewModel(store, screen, () -> now, UiThreads.inline());
    }

    @BeforeEach
    void makePhotos() throws IOException {
        store = new LazyResultStore(folder.resolve("results.sqlite"), _ -> {});
        model = model();
        List<LesionImage> images = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            images.add(
                    LesionImage.unlabelled(Files.writeString(folder.resolve(name + ".jpg"), name)));
        }
        cases = Review.of(images).cases();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void start(boolean revealsEach) {
        model.start(new ReadingChoices(READER, false, 1, revealsEach, true), cases);
    }

    private List<Reading> kept() throws IOException {
        return new Readings(store.get()).of(READER);
    }

    @Test
    void saysOfThePhotoThatIsSeenWhyThereIsNoHeat() {
        screen.isUnexplained = true;
        start(true);
        model.call(Call.POSITIVE, Confidence.SURE);
        assertThat(model.unexplainedProperty().get()).isEqualTo("no memory");

        model.next();
        assertThat(model.unexplainedProperty().get()).isEmpty();
    }

    @Test
    void eachPhotoIsCalledOnceAndThenAllIsRead() throws IOException {
        start(false);
        now = now.plusMillis(1500);
        model.call(Call.POSITIVE, Confidence.SURE);
        model.call(Call.NEGATIVE, null);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.READING);
        model.call(Call.NEGATIVE, Confidence.UNSURE);

        assertThat(screen.seen).containsExactly("a", "b", "c");
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(kept())
                .extracting(Reading::call)
                .containsExactlyInAnyOrder(Call.POSITIVE, Call.NEGATIVE, Call.NEGATIVE);
        assertThat(kept())
                .filteredOn(one -> one.call() == Call.POSITIVE)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.photo()).isEqualTo(ContentHash.of(folder.resolve("a.jpg")));
                    assertThat(one.taken()).isEqualTo(Duration.ofMillis(1500));
                    assertThat(one.isBlind()).isTrue();
                });
    }

    @Test
    void whoLeavesGoesOnLaterWhereThatWas() {
        start(false);
        model.call(Call.POSITIVE, null);
        model.leave();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.OFF);

        model = model();
        start(false);

        assertThat(screen.seen).containsExactly("a", "b", "b");
        assertThat(model.done()).isEqualTo(1);
    }

    @Test
    void thePhotoThatComesNextIsMadeReady() {
        start(false);
        assertThat(screen.expected).containsExactly("b");

        model.call(Call.POSITIVE, null);
        model.call(Call.POSITIVE, null);

        assertThat(screen.expected).containsExactly("b", "c"); // and none behind the last
    }

    @Test
    void anotherReaderBeginsAnew() {
        start(false);
        model.call(Call.POSITIVE, null);

        model.start(new ReadingChoices(new Reader("CD", "melanoma"), false, 1, false, true), cases);

        assertThat(screen.seen).endsWith("a");
        assertThat(model.done()).isZero();
    }

    @Test
    void theLastCallCanBeTakenBackAndIsBlindStill() throws IOException {
        start(false);
        model.call(Call.POSITIVE, null);
        model.call(Call.POSITIVE, null);

        model.undo();
        assertThat(screen.seen).endsWith("b");
        assertThat(kept()).hasSize(1);
        model.call(Call.NEGATIVE, Confidence.SURE);

        assertThat(kept()).hasSize(2).allMatch(Reading::isBlind);
        assertThat(screen.seen).endsWith("c");
    }

    @Test
    void whoTakesACallBackAfterTheTruthReadsThatPhotoBlindNoMore() throws IOException {
        start(true);
        model.call(Call.POSITIVE, null);
        assertThat(screen.seen).containsExactly("a", "a with heat");

        model.undo();
        assertThat(kept()).singleElement().matches(one -> one.call() == Call.TAKEN_BACK);
        model.call(Call.NEGATIVE, null);

        assertThat(kept()).singleElement().matches(one -> !one.isBlind());
    }

    /** Between two starts of the program all can be looked up. */
    @Test
    void aCallOfAnEarlierSittingThatIsTakenBackIsBlindNoMore() throws IOException {
        start(false);
        model.call(Call.POSITIVE, null);
        model = model();
        start(false);

        model.undo();
        assertThat(screen.seen).endsWith("a");
        model.call(Call.NEGATIVE, null);

        assertThat(kept()).singleElement().matches(one -> !one.isBlind());
    }

    @Test
    void theNextPhotoWaitsUntilTheRevealedOneWasLookedAt() {
        start(true);
        model.call(Call.POSITIVE, null);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.REVEALED);
        model.call(Call.NEGATIVE, null); // of nothing
        assertThat(screen.seen).doesNotContain("b");

        model.next();

        assertThat(screen.seen).endsWith("b");
        model.next(); // has not been called
        assertThat(screen.seen).endsWith("b");
    }

    @Test
    void whatCannotBeShownIsPassedOverAndCounted() throws IOException {
        screen.broken.add("b");
        Files.delete(folder.resolve("c.jpg"));
        start(false);
        model.call(Call.POSITIVE, null);

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(model.unreadable()).isEqualTo(2);
    }

    @Test
    void shuffledByANumberPhotosComeInTheSameOrderForEveryReader() {
        model.start(new ReadingChoices(READER, true, 3, false, true), cases);
        model.call(Call.POSITIVE, null);
        model.call(Call.POSITIVE, null);
        List<String> first = List.copyOf(screen.seen);
        screen.seen.clear();

        model.start(
                new ReadingChoices(new Reader("CD", "melanoma"), true, 3, false, true),
                cases.reversed());
        model.call(Call.POSITIVE, null);
        model.call(Call.POSITIVE, null);

        assertThat(screen.seen).isEqualTo(first);
    }
}
