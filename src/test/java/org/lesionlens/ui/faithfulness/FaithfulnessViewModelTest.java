package org.lesionlens.ui.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.faithfulness.FaithfulnessProgress.Step;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.faithfulness.FaithfulnessState.Done;
import org.lesionlens.ui.faithfulness.FaithfulnessState.EmptyMap;
import org.lesionlens.ui.faithfulness.FaithfulnessState.Failed;
import org.lesionlens.ui.faithfulness.FaithfulnessState.Nothing;
import org.lesionlens.ui.faithfulness.FaithfulnessState.Ready;
import org.lesionlens.ui.faithfulness.FaithfulnessState.Running;
import org.lesionlens.ui.faithfulness.FaithfulnessViewModel.Checker;

class FaithfulnessViewModelTest {

    private static final Analysis HOT = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
    private static final Analysis OTHER = SyntheticAnalysis.of(2.0, 0, 3, 0, 0);
    private static final Checker CHECKER = (_, _, _) -> SyntheticFaithfulness.RESULT;

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final FaithfulnessViewModel model =
            new FaithfulnessViewModel(new LatestJob<>(worker::add, Runnable::run));

    private void work() {
        worker.remove().run();
    }

    @Test
    void nothingCanBeCheckedAtFirst() {
        model.start();

        assertThat(model.stateProperty().get()).isEqualTo(new Nothing());
        assertThat(model.startableProperty().get()).isFalse();
        assertThat(worker).isEmpty();
    }

    @Test
    void runsOnRequestAndKeepsTheResult() {
        model.show(HOT, CHECKER);
        assertThat(model.stateProperty().get()).isEqualTo(new Ready());

        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(new Running(Step.CHANGED_INPUTS, 0));
        assertThat(model.startableProperty().get()).isFalse();

        work();
        assertThat(model.stateProperty().get()).isEqualTo(new Done(SyntheticFaithfulness.RESULT));
        assertThat(model.startableProperty().get()).isTrue();
    }

    @Test
    void tellsHowFarItIs() {
        model.show(
                HOT,
                (_, _, progress) -> {
                    progress.at(Step.SHUFFLED_WEIGHTS, 0.9);
                    assertThat(model.stateProperty().get())
                            .isEqualTo(new Running(Step.SHUFFLED_WEIGHTS, 0.9));
                    return SyntheticFaithfulness.RESULT;
                });
        model.start();

        work();

        assertThat(model.stateProperty().get()).isEqualTo(new Done(SyntheticFaithfulness.RESULT));
    }

    @Test
    void checksWithTheThresholdOfTheStart() {
        double[] used = {-1};
        model.show(
                HOT,
                (_, threshold, _) -> {
                    used[0] = threshold;
                    return SyntheticFaithfulness.RESULT;
                });
        model.thresholdProperty().set(0.4);
        model.start();
        model.thresholdProperty().set(0.9);

        work();

        assertThat(used).containsExactly(0.4);
    }

    @Test
    void aCancelledCheckInterruptsItsWorkAndCanBeStartedAgain() {
        model.show(
                HOT,
                (_, _, _) -> {
                    model.cancel();
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    return SyntheticFaithfulness.RESULT;
                });
        model.start();

        work();

        assertThat(model.stateProperty().get()).isEqualTo(new Ready());
        assertThat(model.startableProperty().get()).isTrue();
    }

    @Test
    void anotherMapEndsTheCheckAndForgetsItsResult() {
        model.show(HOT, CHECKER);
        model.start();
        model.show(OTHER, CHECKER);

        work();
        assertThat(model.stateProperty().get()).isEqualTo(new Ready());

        model.start();
        work();
        model.show(HOT, CHECKER);
        assertThat(model.stateProperty().get()).isEqualTo(new Ready());
    }

    @Test
    void theSameMapKeepsItsResult() {
        model.show(HOT, CHECKER);
        model.start();
        work();

        model.show(HOT, CHECKER);

        assertThat(model.stateProperty().get()).isEqualTo(new Done(SyntheticFaithfulness.RESULT));
    }

    @Test
    void anEmptyMapCannotBeChecked() {
        model.show(SyntheticAnalysis.of(1.0, -4, 0, -1, 0), CHECKER);

        model.start();

        assertThat(model.stateProperty().get()).isEqualTo(new EmptyMap("melanoma"));
        assertThat(worker).isEmpty();
    }

    @Test
    void tellsOfAFailure() {
        var failure = new IllegalStateException("no memory");
        model.show(
                HOT,
                (_, _, _) -> {
                    throw failure;
                });
        model.start();

        work();

        assertThat(model.stateProperty().get()).isEqualTo(new Failed(failure));
        assertThat(model.startableProperty().get()).isTrue();
    }

    @Test
    void withoutItsModelAResultStaysButNoneBegins() {
        model.show(HOT, CHECKER);
        model.start();
        work();

        model.detach();
        model.start();

        assertThat(model.stateProperty().get()).isEqualTo(new Done(SyntheticFaithfulness.RESULT));
        assertThat(worker).isEmpty();
    }

    @Test
    void withoutItsModelARunningCheckEnds() {
        model.show(HOT, CHECKER);
        model.start();

        model.detach();
        work();

        assertThat(model.stateProperty().get()).isEqualTo(new Nothing());
    }
}
