package org.lesionlens.ui.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.attribution.PerturbationSettings;
import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.attribution.PixelAttribution;
import org.lesionlens.attribution.PixelSettings;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.ViewsMap;
import org.lesionlens.attribution.ViewsSettings;
import org.lesionlens.background.LatestJob;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.attribution.AttributionState.Done;
import org.lesionlens.ui.attribution.AttributionState.Failed;
import org.lesionlens.ui.attribution.AttributionState.Nothing;
import org.lesionlens.ui.attribution.AttributionState.Ready;
import org.lesionlens.ui.attribution.AttributionState.Running;

class AttributionViewModelTest {

    private static final Analysis ONE = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
    private static final Analysis OTHER = SyntheticAnalysis.of(2.0, 0, 3, 0, 0);

    private static final InputSpec WIDE =
            new InputSpec(
                    96,
                    64,
                    InputFit.SQUASH,
                    Interpolation.BILINEAR_ANTIALIAS,
                    Normalisation.ZERO_TO_ONE);

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final AttributionViewModel model =
            new AttributionViewModel(
                    new LatestJob<>(worker::add, Runnable::run),
                    new LatestJob<>(Runnable::run, Runnable::run));

    /** Values that grow from pixel to pixel, below 0 in the first half. */
    static Attribution attribution(
            Analysis analysis, AttributionSettings settings, AttributionProgress progress) {
        InputSpec spec = analysis.card().input();
        int pixels = spec.width() * spec.height();
        return switch (settings) {
            case PixelSettings chosen -> {
                float[] values = new float[3 * pixels];
                for (int i = 0; i < values.length; i++) {
                    values[i] = i % pixels - pixels / 2f;
                }
                yield new PixelAttribution(
                        chosen,
                        new FeatureMaps(3, spec.height(), spec.width(), values),
                        Optional.of(new PixelAttribution.Completeness(1.01, 1)));
            }
            case ViewsSettings chosen ->
                    new ViewsMap(
                            chosen,
                            ViewsMap.of(chosen, 2, 1, 3, 1),
                            new Heatmap(2, 1, 0.5f, 0.5f),
                            List.of(0.25, 0.75));
            case PerturbationSettings chosen -> {
                var map = new SignedMap(spec.width(), spec.height(), new float[pixels]);
                var coarse = new PerturbationMap(chosen, map, Optional.empty(), 4);
                progress.at(0.5);
                progress.partial(coarse);
                yield new PerturbationMap(chosen, map, Optional.empty(), 9);
            }
        };
    }

    private void compute(Analysis analysis) {
        model.show(analysis, AttributionViewModelTest::attribution);
        model.start();
        worker.remove().run();
    }

    @Test
    void nothingIsAskedBeforeAPhotoIsShown() {
        model.start();

        assertThat(model.stateProperty().get()).isEqualTo(new Nothing());
        assertThat(worker).isEmpty();
    }

    @Test
    void computesOnRequestWhatIsChosen() {
        compute(ONE);

        assertThat(model.stateProperty().get()).isEqualTo(new Done());
        ShownAttribution shown = model.shownProperty().get();
        assertThat(shown.finished()).isTrue();
        assertThat(shown.attribution().settings()).isInstanceOf(IntegratedGradients.class);
        assertThat(shown.map().map()).isInstanceOf(Heatmap.class);
    }

    @Test
    void theSignAndThePercentileChangeWhatIsShownWithoutTheNetwork() {
        compute(ONE);
        double clip = model.shownProperty().get().map().clip().orElseThrow();

        model.signedProperty().set(true);
        model.percentileProperty().set(50.0);

        assertThat(worker).isEmpty();
        ShownAttribution shown = model.shownProperty().get();
        assertThat(shown.map().map()).isInstanceOf(SignedMap.class);
        assertThat(shown.map().clip().orElseThrow()).isLessThan(clip);
    }

    @Test
    void anotherPhotoPutsTheMapAway() {
        compute(ONE);

        model.show(OTHER, AttributionViewModelTest::attribution);

        assertThat(model.shownProperty().get()).isNull();
        assertThat(model.stateProperty().get()).isEqualTo(new Ready());
    }

    @Test
    void anotherMapOfTheLayerLeavesItThere() {
        compute(ONE);
        ShownAttribution before = model.shownProperty().get();

        model.show(ONE, AttributionViewModelTest::attribution);

        assertThat(model.shownProperty().get()).isSameAs(before);
        assertThat(model.stateProperty().get()).isEqualTo(new Done());
    }

    @Test
    void coarseMapsAreSeenWhileItRuns() {
        List<Boolean> finished = new ArrayList<>();
        List<AttributionState> states = new ArrayList<>();
        model.choice().methodProperty().set(PerturbationMethod.OCCLUSION);
        model.show(ONE, AttributionViewModelTest::attribution);
        model.start();
        model.stateProperty().addListener((_, _, state) -> states.add(state));
        model.shownProperty()
                .subscribe(shown -> {
                    if (shown != null) {
                        finished.add(shown.finished());
                    }
                });

        worker.remove().run();

        assertThat(finished).containsExactly(false, true);
        assertThat(states.get(0)).isInstanceOf(Running.class);
        assertThat(((Running) states.get(0)).secondsLeft()).isPresent();
        assertThat(states.getLast()).isEqualTo(new Done());
    }

    @Test
    void cancellingLeavesNothingHalfDone() {
        model.show(ONE, AttributionViewModelTest::attribution);
        model.start();

        model.cancel();
        worker.remove().run();

        assertThat(model.stateProperty().get()).isEqualTo(new Ready());
        assertThat(model.shownProperty().get()).isNull();
    }

    @Test
    void aFailureIsToldAndNothingIsShown() {
        var trouble = new IllegalStateException("no gradient");
        model.show(
                ONE,
                (_, _, _) -> {
                    throw trouble;
                });
        model.start();

        worker.remove().run();

        assertThat(model.stateProperty().get()).isEqualTo(new Failed(trouble));
        assertThat(model.shownProperty().get()).isNull();
    }

    @Test
    void aFinishedMapOutlivesItsModelButNoOtherBegins() {
        compute(ONE);

        model.detach();
        model.start();

        assertThat(model.shownProperty().get()).isNotNull();
        assertThat(worker).isEmpty();
    }

    @Test
    void aModelThatGoesEndsWhatRuns() {
        model.show(ONE, AttributionViewModelTest::attribution);
        model.start();

        model.detach();

        assertThat(model.stateProperty().get()).isEqualTo(new Nothing());
    }

    @Test
    void occlusionsPatchIsAPartOfTheShorterSide() {
        model.choice().methodProperty().set(PerturbationMethod.OCCLUSION);
        model.choice().patchesProperty().set(4);

        var settings = (Occlusion) model.choice().settings(WIDE, CamMethod.GRAD_CAM);

        assertThat(settings.patch()).isEqualTo(16);
        assertThat(settings.stride()).isEqualTo(8);
        assertThat(settings.forwardPasses(96, 64)).isEqualTo(1 + 11 * 7);
    }

    @Test
    void aMapThatIsTheSameEverywhereAgreesWithNothing() {
        model.choice().methodProperty().set(PerturbationMethod.OCCLUSION);
        compute(ONE);

        assertThat(model.shownProperty().get().agreement(ONE).rankCorrelation()).isEmpty();
    }

    @Test
    void viewsAreOfTheLiveMapsMethod() {
        model.choice().methodProperty().set(ViewsMethod.TTA);

        compute(
                SyntheticAnalysis.of(
                        new ForwardPass(List.of(0.0), new FeatureMaps(1, 1, 2, 1, 0)),
                        1,
                        CamMethod.HIRES_CAM));

        ShownAttribution shown = Objects.requireNonNull(model.shownProperty().get());
        assertThat(shown.attribution().settings())
                .isEqualTo(new ViewsSettings(CamMethod.HIRES_CAM));
        assertThat(AttributionWording.lines(shown, shown.analysis()))
                .anyMatch(line -> line.contains("50 %"))
                .anyMatch(line -> line.contains("0.25"));
    }
}
