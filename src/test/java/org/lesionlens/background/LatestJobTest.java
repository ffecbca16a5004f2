package org.lesionlens.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The worker is a queue that the test runs by hand, so every order of events can be had. */
class LatestJobTest {

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final LatestJob<String> job = new LatestJob<>(worker::add, Runnable::run);

    private void submit(String answer) {
        job.submit(() -> answer, answers::add, failures::add);
    }

    private void work() {
        for (Runnable next = worker.poll(); next != null; next = worker.poll()) {
            next.run();
        }
    }

    @Test
    void deliversTheAnswer() {
        submit("one");
        assertThat(job.runningProperty().get()).isTrue();

        work();

        assertThat(answers).containsExactly("one");
        assertThat(job.runningProperty().get()).isFalse();
    }

    @Test
    void dropsAllButTheNewest() {
        submit("one");
        submit("two");
        submit("three");

        work();

        assertThat(answers).containsExactly("three");
    }

    @Test
    void deliversFailures() {
        var failure = new IllegalStateException("broken");
        job.submit(
                () -> {
                    throw failure;
                },
                answers::add,
                failures::add);

        work();

        assertThat(failures).containsExactly(failure);
        assertThat(job.runningProperty().get()).isFalse();
    }

    @Test
    void deliversNothingAfterCancel() {
        submit("one");
        job.cancel();

        work();

        assertThat(answers).isEmpty();
        assertThat(job.runningProperty().get()).isFalse();
    }

    @Test
    void canBeUsedAgainFromAnAnswer() {
        job.submit(() -> "one", _ -> submit("two"), failures::add);

        work();

        assertThat(answers).containsExactly("two");
    }

    @Test
    void anAnswerThatNobodyWantsAnyMoreIsDiscarded() {
        List<String> discarded = new ArrayList<>();
        Queue<Runnable> ui = new ArrayDeque<>();
        var holding = new LatestJob<String>(Runnable::run, ui::add, discarded::add);
        holding.submit(() -> "one", answers::add, failures::add);

        holding.cancel(); // the work is done, its answer still on its way
        ui.remove().run();

        assertThat(answers).isEmpty();
        assertThat(discarded).containsExactly("one");
    }

    @Test
    void tellsTheProgressOfTheNewestWorkOnly() {
        Queue<Runnable> ui = new ArrayDeque<>();
        var telling = new LatestJob<String>(Runnable::run, ui::add);
        List<Integer> heard = new ArrayList<>();
        telling.<Integer>submit(
                progress -> tell(progress, 1, "one"), heard::add, answers::add, _ -> {});
        telling.<Integer>submit(
                progress -> tell(progress, 2, "two"), heard::add, answers::add, _ -> {});

        ui.forEach(Runnable::run);

        assertThat(heard).containsExactly(2);
        assertThat(answers).containsExactly("two");
    }

    private static String tell(Consumer<? super Integer> progress, int told, String answer) {
        progress.accept(told);
        return answer;
    }
}
