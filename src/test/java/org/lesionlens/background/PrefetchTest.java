package org.lesionlens.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The worker's queue is run by hand. */
class PrefetchTest {

    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final List<Integer> made = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Prefetch<Integer, String> prefetch =
            new Prefetch<>(3, queue::add, Runnable::run, key -> () -> make(key));

    private String make(int key) {
        made.add(key);
        if (key < 0) {
            throw new IllegalArgumentException("negative");
        }
        return "answer " + key;
    }

    private void ask(int key) {
        prefetch.ask(key, told::add, cause -> told.add("failed " + key));
    }

    private void work() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    @Test
    void whatWasExpectedIsAnsweredAtOnce() {
        prefetch.expect(List.of(1, 2));
        work();

        ask(2);

        assertThat(told).containsExactly("answer 2");
        assertThat(prefetch.waitingProperty().get()).isFalse();
        assertThat(made).containsExactly(1, 2);
    }

    @Test
    void heldItMakesOnlyWhatIsAskedFor() {
        prefetch.setHeld(true);
        prefetch.expect(List.of(1, 2));
        ask(9);
        work();
        assertThat(made).containsExactly(9);

        prefetch.setHeld(false);
        work();
        assertThat(made).containsExactly(9, 1, 2);
    }

    @Test
    void whatIsAskedForGoesBeforeWhatIsExpected() {
        prefetch.expect(List.of(1, 2));

        ask(9);
        work();

        assertThat(told).containsExactly("answer 9");
        assertThat(made).startsWith(9);
    }

    @Test
    void whatIsUnderwayIsNotBegunAgain() {
        prefetch.expect(List.of(1));

        ask(1);
        assertThat(prefetch.waitingProperty().get()).isTrue();
        work();

        assertThat(told).containsExactly("answer 1");
        assertThat(made).containsExactly(1);
    }

    @Test
    void neverKeepsMoreThanItsCapacity() {
        prefetch.expect(List.of(1, 2, 3, 4));
        work();
        assertThat(made).containsExactly(1, 2, 3);

        ask(8);
        ask(9);
        work();

        assertThat(List.of(1, 2, 3, 4, 8, 9).stream().filter(prefetch::isAtHand).count())
                .isLessThanOrEqualTo(3);
        assertThat(prefetch.isAtHand(9)).isTrue();
    }

    @Test
    void whatIsNoLongerExpectedIsForgotten() {
        prefetch.expect(List.of(1, 2, 3));
        work();

        prefetch.expect(List.of(3));

        assertThat(prefetch.isAtHand(1)).isFalse();
        assertThat(prefetch.isAtHand(3)).isTrue();
    }

    @Test
    void onlyTheLastAskedIsAnswered() {
        ask(1);
        ask(2);
        work();

        assertThat(told).containsExactly("answer 2");
    }

    @Test
    void aFailureAheadIsToldOnlyToWhoeverAsks() {
        prefetch.expect(List.of(-1, 2));
        work();
        assertThat(told).isEmpty();
        assertThat(prefetch.isAtHand(2)).isTrue();

        ask(-1);
        work();

        assertThat(told).containsExactly("failed -1");
        assertThat(made).containsExactly(-1, 2, -1);
    }

    @Test
    void afterClearingNothingIsAtHandAndNothingIsTold() {
        prefetch.expect(List.of(1));
        ask(1);

        prefetch.clear();
        work();

        assertThat(told).isEmpty();
        assertThat(prefetch.isAtHand(1)).isFalse();
        assertThat(prefetch.waitingProperty().get()).isFalse();
    }
}
