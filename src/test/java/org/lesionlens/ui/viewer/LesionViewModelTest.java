package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.testing.SyntheticAnalysis;

class LesionViewModelTest {

    private static final Analysis MELANOMA = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);

    private final LesionViewModel model = new LesionViewModel(UiThreads.inline().latestJob());

    private static Analysis explain(Analysis shown, int classIndex, CamMethod method) {
        return SyntheticAnalysis.of(shown.pass(), classIndex, method);
    }

    @Test
    void choosingAnotherClassExplainsItFromTheSamePass() {
        model.show(MELANOMA, LesionViewModelTest::explain);

        model.classIndexProperty().set(0);

        Analysis shown = model.analysisProperty().get();
        assertThat(shown.className()).isEqualTo("benign");
        assertThat(shown.pass()).isSameAs(MELANOMA.pass());
        assertThat(shown.explanation().map().toArray()).containsExactly(0, 0, 1, 0);
    }

    @Test
    void showingALesionChoosesTheClassThatItExplains() {
        model.show(MELANOMA, LesionViewModelTest::explain);
        model.classIndexProperty().set(0);

        model.show(MELANOMA, LesionViewModelTest::explain);

        assertThat(model.classIndexProperty().get()).isEqualTo(1);
        assertThat(model.analysisProperty().get()).isSameAs(MELANOMA);
    }

    @Test
    void aPhotoThatIsDecodedAgainIsTheOneThatIsShown() {
        model.show(MELANOMA, LesionViewModelTest::explain);
        RgbImage photo = MELANOMA.photo();
        Analysis again = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
        assertThat(again.photo()).isEqualTo(photo).isNotSameAs(photo);

        assertThat(again.sharing(model.photos()).photo()).isSameAs(photo);
        assertThat(again.sharing(List.of())).isSameAs(again);
    }

    @Test
    void aFailureKeepsWhatIsShown() {
        var failure = new IOException("gone");
        model.show(
                MELANOMA,
                (shown, chosen, method) -> {
                    throw failure;
                });

        model.classIndexProperty().set(0);

        assertThat(model.failureProperty().get()).isSameAs(failure);
        assertThat(model.classIndexProperty().get()).isEqualTo(1);
        assertThat(model.analysisProperty().get()).isSameAs(MELANOMA);
    }

    @Test
    void withoutItsModelNothingElseIsExplained() {
        model.show(MELANOMA, LesionViewModelTest::explain);
        model.detach();

        model.classIndexProperty().set(0);

        assertThat(model.analysisProperty().get()).isSameAs(MELANOMA);
        assertThat(model.classIndexProperty().get()).isEqualTo(1);
    }

    @Test
    void goingBackToTheShownClassDropsTheOneThatIsOnItsWay() {
        Queue<Runnable> worker = new ArrayDeque<>();
        var slow = new LesionViewModel(new LatestJob<>(worker::add, Runnable::run));
        slow.show(MELANOMA, LesionViewModelTest::explain);

        slow.classIndexProperty().set(0);
        slow.classIndexProperty().set(1);
        worker.forEach(Runnable::run);

        assertThat(slow.analysisProperty().get()).isSameAs(MELANOMA);
        assertThat(slow.classIndexProperty().get()).isEqualTo(1);
    }

    @Test
    void styleFollowsTheControls() {
        model.settings().opacityProperty().set(0.75);
        model.settings().thresholdProperty().set(0.4);
        model.settings().colourMapProperty().set(ColourMap.INFERNO);

        assertThat(model.settings().style().get().opacity()).isEqualTo(0.75);
        assertThat(model.settings().style().get().threshold()).isEqualTo(0.4);
        assertThat(model.settings().style().get().colourMap()).isEqualTo(ColourMap.INFERNO);
    }

    @Test
    void choosingAnotherMethodExplainsTheSameClassByIt() {
        model.show(MELANOMA, LesionViewModelTest::explain);
        model.classIndexProperty().set(0);

        model.settings().methodProperty().set(CamMethod.LAYER_CAM);

        Analysis shown = model.analysisProperty().get();
        assertThat(shown.explanation().method()).isEqualTo(CamMethod.LAYER_CAM);
        assertThat(shown.className()).isEqualTo("benign");
    }

    @Test
    void theNextLesionIsExplainedByTheChosenMethod() {
        model.settings().methodProperty().set(CamMethod.HIRES_CAM);

        model.show(MELANOMA, LesionViewModelTest::explain);

        assertThat(model.analysisProperty().get().explanation().method())
                .isEqualTo(CamMethod.HIRES_CAM);
    }

    @Test
    void aMethodThatFailsGivesWayToTheOneBefore() {
        model.show(
                MELANOMA,
                (shown, chosen, method) -> {
                    throw new IOException("gone");
                });

        model.settings().methodProperty().set(CamMethod.ABLATION_CAM);

        assertThat(model.settings().methodProperty().get()).isEqualTo(CamMethod.GRAD_CAM);
        assertThat(model.failureProperty().get()).hasMessage("gone");
    }
}
