package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.review.LesionMaps.Source;
import org.lesionlens.ui.review.LesionMaps.State;

/** The network's answers wait until a test lets them come. */
class LesionMapsTest {

    private static final SignedMap ANSWER = new SignedMap(1, 1, 7);

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final LesionMaps maps = new LesionMaps(new LatestJob<>(worker::add, Runnable::run));
    private final List<String> asked = new ArrayList<>();
    private List<ReviewCase> cases = List.of();

    @BeforeEach
    void open() throws IOException {
        cases = SyntheticReview.samples().cases();
        maps.use(
                new Source(
                        List.of("benign", "melanoma"),
                        1,
                        (lesion, classIndex, method) -> {
                            asked.add(lesion.name() + " " + classIndex + " " + method.key());
                            return ANSWER;
                        }));
    }

    private static List<LesionImage> images(List<ReviewCase> some) {
        return some.stream().map(ReviewCase::image).toList();
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    @Test
    void keptMapsNeedNoNetwork() {
        maps.want("page", images(cases.subList(0, 3)));
        work();

        assertThat(maps.of(cases.getFirst())).isEqualTo(cases.getFirst().map()).isPresent();
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherClassIsAskedOfAllThatAreSeen() {
        maps.want("page", images(cases.subList(0, 2)));
        maps.classIndexProperty().set(0);
        assertThat(maps.of(cases.getFirst())).as("no map of another class").isEmpty();
        assertThat(maps.stateProperty().get()).isEqualTo(new State.Asking(0, 2));

        work();

        assertThat(maps.of(cases.get(1))).contains(ANSWER);
        assertThat(maps.of(cases.get(5))).as("is not seen").isEmpty();
        assertThat(maps.stateProperty().get()).isEqualTo(new State.Complete());
        assertThat(asked).containsExactly("LL_0001 0 grad-cam", "LL_0002 0 grad-cam");
    }

    @Test
    void whatWasAskedForBeforeIsNeverShownForWhatIsWantedNow() {
        maps.want("page", images(cases.subList(0, 2)));
        maps.classIndexProperty().set(0);
        work();

        maps.methodProperty().set(CamMethod.LAYER_CAM);
        assertThat(maps.of(cases.getFirst())).isEmpty();
        maps.methodProperty().set(CamMethod.GRAD_CAM);
        maps.classIndexProperty().set(1);
        work();

        assertThat(maps.of(cases.getFirst())).isEqualTo(cases.getFirst().map());
    }

    @Test
    void whatIsSeenElsewhereStaysWanted() {
        maps.classIndexProperty().set(0);
        maps.want("page", images(cases.subList(0, 1)));
        maps.want("beside", images(cases.subList(0, 2)));
        maps.want("page", List.of());
        work();

        assertThat(maps.of(cases.get(0))).isPresent();
        assertThat(maps.of(cases.get(1))).isPresent();
    }

    @Test
    void aFailureIsToldAndAnotherModelBeginsWithItsOwnClass() {
        maps.use(
                new Source(
                        List.of("a", "b"),
                        0,
                        (_, _, _) -> {
                            throw new IOException("no memory");
                        }));
        maps.want("page", images(cases.subList(0, 1)));
        maps.classIndexProperty().set(1);
        work();
        assertThat(maps.stateProperty().get()).isEqualTo(new State.Failed("no memory"));

        maps.use(null);
        assertThat(maps.stateProperty().get()).isEqualTo(new State.Complete());
        assertThat(maps.of(cases.getFirst())).isPresent();
    }

    @Test
    void ofThousandsNobodyIsAsked() {
        List<LesionImage> many = images(SyntheticReview.large(500).cases());

        maps.want("page", many);
        maps.classIndexProperty().set(0);
        work();

        assertThat(asked).isEmpty();
        assertThat(maps.stateProperty().get()).isInstanceOf(State.Failed.class);
    }
}
