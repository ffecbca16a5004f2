package org.lesionlens.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PacedJobTest {

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private final PacedJob<String> job =
            new PacedJob<>(worker::add, Runnable::run, done::add, failed::add);

    private void work() {
        worker.remove().run();
    }

    @Test
    void whatHasBegunIsShownThoughSomethingNewerWaits() {
        job.submit(() -> "first");
        job.submit(() -> "second");

        work();

        assertThat(done).containsExactly("first");
    }

    @Test
    void ofWhatWaitsOnlyTheNewestIsDone() {
        job.submit(() -> "first");
        job.submit(() -> "second");
        job.submit(() -> "third");

        work();
        work();

        assertThat(done).containsExactly("first", "third");
        assertThat(worker).isEmpty();
    }

    @Test
    void neverMoreThanOneIsQueued() {
        for (int i = 0; i < 100; i++) {
            job.submit(() -> "any");
        }

        assertThat(worker).hasSize(1);
    }

    @Test
    void aFailureIsToldAndTheNextGoesOn() {
        job.submit(() -> {
            throw new IllegalStateException("broken");
        });
        job.submit(() -> "next");

        work();
        work();

        assertThat(failed).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(done).containsExactly("next");
    }

    @Test
    void anAnswerMayAskForMore() {
        var again = new ArrayList<String>();
        var jobs = new ArrayList<PacedJob<String>>();
        jobs.add(
                new PacedJob<>(
                        worker::add,
                        Runnable::run,
                        answer -> {
                            again.add(answer);
                            if (again.size() < 3) {
                                jobs.getFirst().submit(() -> "more");
                            }
                        },
                        failed::add));

        jobs.getFirst().submit(() -> "more");
        while (!worker.isEmpty()) {
            work();
        }

        assertThat(again).hasSize(3);
    }
}
