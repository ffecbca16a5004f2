package org.lesionlens.ui.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.Review;

/** Time passes when a test says so. */
class ResultCoalescerTest {

    private static final ModelOutput OUTPUT =
            new ModelOutput(Activation.SIGMOID, List.of("benign", "malignant"), "malignant");

    private final List<LesionImage> lesions =
            IntStream.range(0, 10)
                    .mapToObj(i -> new LesionImage("" + i, Path.of(i + ".jpg"), LesionFacts.NONE))
                    .toList();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Integer> told = new ArrayList<>(); // how many at once
    private long millis;
    private long tellingTakes;
    private final ResultCoalescer batch =
            new ResultCoalescer(
                    Review.of(lesions).cases(),
                    OUTPUT,
                    later::add,
                    () -> TimeUnit.MILLISECONDS.toNanos(millis),
                    (news, _) -> {
                        told.add(news.size());
                        millis += tellingTakes;
                    });

    private void fail(int index) {
        batch.failed(lesions.get(index), "is damaged");
    }

    /** A moment later. */
    private void turn() {
        millis += 250;
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void tellsOfManyAtOnce() {
        fail(0);
        fail(1);
        assertThat(told).isEmpty();

        batch.tell();

        assertThat(told).containsExactly(2);
        batch.tell();
        assertThat(told).as("nothing new").containsExactly(2);
    }

    @Test
    void tellsAMomentLater() {
        fail(0);
        assertThat(told).isEmpty();
        turn();

        assertThat(told).containsExactly(1);
    }

    @Test
    void aWindowThatTakesLongToShowIsToldMoreSeldom() {
        tellingTakes = 200;
        fail(0);
        batch.tell();
        fail(1);
        for (int i = 0; i < 3; i++) { // 800 milliseconds are not over
            turn();
            assertThat(told).containsExactly(1);
        }
        fail(2);
        turn();

        assertThat(told).containsExactly(1, 2);
    }
}
