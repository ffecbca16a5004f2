package org.lesionlens.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.ChannelOrder;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.testing.SyntheticAnalysis;

class ChannelsViewModelTest {

    static final int CHANNELS = 40; // three pages

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final ChannelsViewModel model =
            new ChannelsViewModel(UiThreads.of(worker::add, Runnable::run));

    /** Channel k has the activation k + by in all four cells; each has the weight 4. */
    static Analysis analysis(int by, int classIndex) {
        float[] values = new float[CHANNELS * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 4 + by;
        }
        var maps = new FeatureMaps(CHANNELS, 2, 2, values);
        return SyntheticAnalysis.of(new ForwardPass(List.of(1.0), maps), classIndex);
    }

    static Optional<FeatureMaps> slope(Analysis analysis) {
        return Optional.of(analysis.explanation().evidence().gradients());
    }

    private void run() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private List<Integer> channels() {
        return model.shownProperty().get().tiles().stream()
                .map(tile -> tile.channel().channel())
                .toList();
    }

    private void open() {
        model.openProperty().set(true);
        model.show(analysis(0, 1), ChannelsViewModelTest::slope);
        run();
    }

    @Test
    void asksNothingOfTheNetworkUntilItIsOpened() {
        model.show(analysis(0, 1), ChannelsViewModelTest::slope);
        assertThat(worker).isEmpty();

        model.openProperty().set(true);
        run();

        assertThat(channels()).hasSize(ChannelPage.SIZE).startsWith(39, 38, 37);
    }

    @Test
    void turnsPagesUpToTheLast() {
        open();

        model.turn(1);
        model.turn(1);
        model.turn(1);
        run();

        assertThat(channels()).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        assertThat(model.shownProperty().get().count()).isEqualTo(3);
    }

    @Test
    void anotherOrderBeginsAtTheFirstPage() {
        open();
        model.turn(1);
        run();

        model.orderProperty().set(ChannelOrder.AGAINST);
        run();

        assertThat(channels()).startsWith(0, 1, 2);
    }

    @Test
    void followsTheShownClass() {
        open();

        model.show(analysis(0, 0), ChannelsViewModelTest::slope);

        assertThat(model.shownProperty().get()).isNull(); // no number of the other class stays
        run();
        assertThat(channels()).startsWith(0, 1, 2); // what spoke for it now speaks against it
        assertThat(model.shownProperty().get().all().score()).isEqualTo(-1);
    }

    @Test
    void aChannelStaysOverTheNextPhotoButNotUnderTheNextModel() {
        open();
        model.toggle(7);

        Analysis next = analysis(5, 1);
        model.clear(); // as while the next photo is decoded
        assertThat(model.chosenProperty().get()).isNull();
        model.show(next, ChannelsViewModelTest::slope);

        assertThat(model.chosenProperty().get()).isEqualTo(new ShownChannel(next, 7));
        model.detach();
        assertThat(model.chosenProperty().get()).isNull();
    }

    @Test
    void isPutAwayByBeingChosenAgainOrByClosing() {
        open();
        model.toggle(7);
        model.toggle(7);
        assertThat(model.chosenProperty().get()).isNull();

        model.toggle(7);
        model.openProperty().set(false);
        assertThat(model.chosenProperty().get()).isNull();
        assertThat(model.shownProperty().get()).isNull();
    }

    @Test
    void tellsWhatFailed() {
        model.openProperty().set(true);
        var problem = new IllegalStateException("no memory");
        model.show(
                analysis(0, 1),
                _ -> {
                    throw problem;
                });
        run();

        assertThat(model.failureProperty().get()).isEqualTo(problem);
    }
}
