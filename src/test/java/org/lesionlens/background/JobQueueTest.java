package org.lesionlens.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private final Queue<Runnable> blocked = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final JobQueue<String> queue = new JobQueue<>(blocked::add, Runnable::run);

    private void submit(String answer) {
        queue.submit(() -> answer, told::add, failure -> told.add(failure.getMessage()));
    }

    @Test
    void aSecondPieceOfWorkWaitsForTheFirstAndBothAreTold() {
        submit("report");
        submit("patient");
        assertThat(blocked).hasSize(1);
        assertThat(queue.runningProperty().get()).isTrue();

        blocked.remove().run();
        assertThat(told).containsExactly("report");
        assertThat(queue.runningProperty().get()).isTrue();

        blocked.remove().run();
        assertThat(told).containsExactly("report", "patient");
        assertThat(queue.runningProperty().get()).isFalse();
        assertThat(blocked).isEmpty();
    }

    @Test
    void workThatFailsIsToldAndTheNextRuns() {
        queue.submit(
                () -> {
                    throw new IOException("is full");
                },
                told::add,
                failure -> told.add(failure.getMessage()));
        submit("patient");

        blocked.remove().run();
        blocked.remove().run();

        assertThat(told).containsExactly("is full", "patient");
    }

    @Test
    void whatComesLaterRunsAtOnce() {
        submit("report");
        blocked.remove().run();
        submit("patient");
        blocked.remove().run();
        assertThat(told).containsExactly("report", "patient");
    }
}
