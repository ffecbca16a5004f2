package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.export.PictureFolder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.export.ManyRequest.Choice;
import org.lesionlens.ui.export.ManyRequest.Which;

class ManyViewModelTest {

    private static final List<ReviewCase> CASES = SyntheticReview.large(3).cases();

    @TempDir private Path home = Path.of("");

    private final Queue<Runnable> work = new ArrayDeque<>();

    private static ManyRequest request() {
        return request(_ -> SyntheticAnalysis.of(1.0, 4, 0, -1, 0));
    }

    private static ManyRequest request(PictureFolder.Source source) {
        return new ManyRequest(
                List.of(
                        new Choice(Which.SELECTION, CASES.subList(0, 1)),
                        new Choice(Which.SET, CASES)),
                CASES.stream().map(ReviewCase::image).toList(),
                new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS),
                0.5,
                new PictureFolder.Asked("melanoma", CamMethod.GRAD_CAM, "0123abcd"),
                source);
    }

    @Test
    void theChosenLesionsAreWritten() {
        var many = new ManyViewModel(request(), UiThreads.inline());
        many.write(home, _ -> {});
        assertThat(many.stateProperty().get()).isEqualTo(new PictureFolder.State(1, 1, List.of()));

        many.choiceProperty().set(many.choices().getLast());
        many.write(home.resolve("all"), _ -> {});

        assertThat(many.stateProperty().get()).isEqualTo(new PictureFolder.State(3, 3, List.of()));
        assertThat(home.resolve("all/lesion-3.melanoma.grad-cam.png")).exists();
        assertThat(many.failureProperty().get()).isNull();
    }

    @Test
    void aPlaceThatIsNoFolderIsTold() throws IOException {
        var many = new ManyViewModel(request(), UiThreads.inline());
        many.write(Files.writeString(home.resolve("file"), ""), _ -> {});
        assertThat(many.failureProperty().get()).isInstanceOf(IOException.class);
        assertThat(many.runningProperty().get()).isFalse();
    }

    @Test
    void thePictureThatIsBeingWrittenWhenItIsStoppedCounts() {
        AtomicReference<ManyViewModel> asked = new AtomicReference<>();
        var many =
                new ManyViewModel(
                        request(_ -> {
                            asked.get().stop();
                            return SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
                        }),
                        UiThreads.inline());
        asked.set(many);
        many.choiceProperty().set(many.choices().getLast());

        many.write(home, _ -> {});

        assertThat(many.stateProperty().get()).isEqualTo(new PictureFolder.State(1, 3, List.of()));
        assertThat(home.resolve("lesion-1.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve("lesion-2.melanoma.grad-cam.png")).doesNotExist();
        assertThat(home.resolve("pictures.csv")).exists();
        assertThat(many.failureProperty().get()).isNull();
    }

    /** As the window does when it is closed. */
    @Test
    void whatIsInterruptedIsNoFailure() {
        var many =
                new ManyViewModel(
                        request(_ -> {
                            throw new InterruptedException();
                        }),
                        UiThreads.inline());

        many.write(home, _ -> {});

        assertThat(many.failureProperty().get()).isNull();
        assertThat(many.stateProperty().get()).isEqualTo(new PictureFolder.State(0, 1, List.of()));
    }

    @Test
    void whatIsStoppedBeforeItBeginsWritesNothing() throws IOException {
        var many = new ManyViewModel(request(), UiThreads.of(work::add, Runnable::run));
        many.write(home, _ -> {});
        assertThat(many.runningProperty().get()).isTrue();

        many.stop();
        work.forEach(Runnable::run);

        assertThat(many.runningProperty().get()).isFalse();
        try (var written = Files.list(home)) {
            assertThat(written).isEmpty();
        }
    }
}
