package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.attribution.PixelSettings.Gradients;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.PixelSettings.SmoothGrad;
import org.lesionlens.attribution.Replacement;
import org.lesionlens.attribution.WatchedScore;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.testing.Golden;

/** On a tiny network; whoever asks hears of progress only if the network is asked. */
class KeptAttributionsTest {

    private static final AttributionSettings OCCLUSION =
            new Occlusion(16, 16, Replacement.GREY, WatchedScore.LOGIT);

    private static TorchEngine engine;
    private static Classifier classifier;

    @TempDir private Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void load() throws Exception {
        engine = new TorchEngine();
        classifier = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"));
    }

    @AfterAll
    static void close() {
        classifier.close();
        engine.close();
    }

    static Stream<AttributionSettings> everyKind() {
        return Stream.of(
                new Gradients(),
                new IntegratedGradients(4, Replacement.BLACK),
                OCCLUSION,
                new Rise(8, 4, 1, Replacement.ZERO, WatchedScore.PROBABILITY));
    }

    private static Analysis analysis(String photo, int classIndex) throws Exception {
        return new Analyzer(new ImageDecoder(DecodeLimits.STANDARD))
                .analyze(
                        PreparedPhoto.of(
                                Golden.picture("lesions/" + photo), classifier.card().input()),
                        classifier,
                        classIndex,
                        CamMethod.GRAD_CAM);
    }

    private Attribution ask(Analysis analysis, AttributionSettings settings) throws Exception {
        try (var store = new LazyResultStore(folder.resolve("results.sqlite"), _ -> {})) {
            return new KeptAttributions(store)
                    .of(classifier, analysis, settings, _ -> asked.incrementAndGet());
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isComputedOnceAndThenTheSame(AttributionSettings settings) throws Exception {
        Attribution first = ask(analysis("wide.png", 1), settings);
        assertThat(asked.getAndSet(0)).isPositive();

        assertThat(ask(analysis("wide.png", 1), settings)).isEqualTo(first);
        assertThat(asked).hasValue(0);
    }

    @Test
    void anotherPhotoClassOrSettingIsComputed() throws Exception {
        ask(analysis("wide.png", 1), OCCLUSION);

        for (Attribution other :
                new Attribution[] {
                    ask(analysis("tall.png", 1), OCCLUSION),
                    ask(analysis("wide.png", 0), OCCLUSION),
                    ask(
                            analysis("wide.png", 1),
                            new Occlusion(16, 8, Replacement.GREY, WatchedScore.LOGIT))
                }) {
            assertThat(other).isNotEqualTo(ask(analysis("wide.png", 1), OCCLUSION));
        }
    }

    @Test
    void settingsThatReadTheSameAreNotTheSame() throws Exception {
        Attribution one = ask(analysis("wide.png", 1), new SmoothGrad(2, 0.15, 1, false));
        Attribution other = ask(analysis("wide.png", 1), new SmoothGrad(2, 0.1501, 1, false));

        assertThat(one.settings().inWords()).isEqualTo(other.settings().inWords());
        assertThat(one).isNotEqualTo(other);
    }
}
