package org.lesionlens.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.PixelSettings.SmoothGrad;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/** Every method against NumPy and plain autograd on the original network, in double precision. */
class AttributionGoldenTest {

    private static final int SIZE = 48;
    private static final int CLASS = 1;
    private static final PlacedInput INPUT =
            PlacedInput.filled(ImageTensor.of(SIZE, SIZE, Golden.array("torchscript/input.npy")));

    /** As attribution_goldens.py has it. */
    private static final NoiseSource FORMULA =
            (_, number, length) -> {
                double[] noise = new double[length];
                Arrays.setAll(noise, i -> Math.sin(i * 12.9898 + number * 78.233) * Math.sqrt(2));
                return noise;
            };

    @TempDir private static Path folder;
    private static TorchEngine engine = new TorchEngine();
    private static Classifier classifier;

    private record Index(Map<String, String> maps, Map<String, Double> numbers) {}

    private static final Index GOLDEN =
            Golden.index(Golden.FOLDER.resolve("attributions/index.json"), Index.class);

    @BeforeAll
    static void load() throws Exception {
        engine.close();
        engine = new TorchEngine(folder.resolve("models"), null);
        var any = ContentHash.parse("0".repeat(64));
        Path card =
                Files.writeString(
                        folder.resolve("card.json"),
                        new CardGuess(any, 3, null, SIZE, SIZE).example());
        classifier =
                engine.load(
                        Golden.FOLDER.resolve("attributions/hidden.frozen.pt"),
                        new ModelChoice(card, null));
    }

    @AfterAll
    static void close() {
        classifier.close();
        engine.close();
    }

    static Stream<PixelSettings> pixels() {
        return Stream.of(
                new PixelSettings.Gradients(),
                new PixelSettings.GradientsTimesInput(),
                new IntegratedGradients(8, Replacement.MEAN_COLOUR),
                new SmoothGrad(4, 0.15, 1, false),
                new SmoothGrad(4, 0.15, 1, true));
    }

    @ParameterizedTest
    @MethodSource("pixels")
    void attributesAsThePapersDo(PixelSettings settings) throws Exception {
        PixelAttribution actual = gradients().of(settings, FORMULA);

        assertLike(actual.values().toArray(), settings.method().key());
    }

    private static PixelGradients gradients() {
        return new PixelGradients(classifier, CLASS, INPUT, _ -> {});
    }

    private static double number(String name) {
        return Objects.requireNonNull(GOLDEN.numbers().get(name));
    }

    private static void assertLike(float[] actual, String golden) {
        float[] expected = Golden.array(Objects.requireNonNull(GOLDEN.maps().get(golden)));
        assertThat(Agreement.pearson(actual, expected)).isGreaterThanOrEqualTo(0.9999);
        double scale = 0;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(actual).containsExactly(expected, within((float) (0.01 * scale)));
    }

    @Test
    void integratedGradientsTellHowFarTheyAreFromAddingUp() throws Exception {
        var settings = new IntegratedGradients(8, Replacement.MEAN_COLOUR);

        Completeness told = gradients().of(settings, FORMULA).completeness().orElseThrow();

        double expected = number("score") - number("baseline");
        assertThat(told.difference()).isCloseTo(expected, within(1e-6));
        assertThat(told.sum()).isCloseTo(number("sum"), within(1e-6));
        assertThat(told.error()).isBetween(0.001, 0.02);
    }

    @Test
    void moreStepsAddUpBetter() throws Exception {
        var few = new IntegratedGradients(2, Replacement.BLACK);
        var many = new IntegratedGradients(128, Replacement.BLACK);

        Completeness coarse = gradients().of(few, FORMULA).completeness().orElseThrow();
        Completeness fine = gradients().of(many, FORMULA).completeness().orElseThrow();

        assertThat(fine.error()).isLessThan(coarse.error() / 2).isLessThan(0.02);
    }

    @Test
    void occlusionIsTheLoopOverAllPatches() throws Exception {
        List<Double> heard = new ArrayList<>();
        List<PerturbationMap> partial = new ArrayList<>();
        var progress =
                new AttributionProgress() {
                    @Override
                    public void at(double share) {
                        heard.add(share);
                    }

                    @Override
                    public void partial(PerturbationMap map) {
                        partial.add(map);
                    }
                };
        var settings = new Occlusion(12, 6, Replacement.MEAN_COLOUR, WatchedScore.LOGIT);

        Attribution map = new Attributions(classifier, CLASS).of(INPUT, settings, progress);

        assertThat(map)
                .isInstanceOfSatisfying(
                        PerturbationMap.class,
                        whole -> {
                            assertLike(whole.values().toArray(), "occlusion");
                            assertThat(whole.runs()).isEqualTo(7 * 7 + 1);
                        });
        assertThat(partial).isNotEmpty();
        assertThat(partial.getFirst().runs()).isLessThanOrEqualTo(10);
        assertThat(heard).isSorted().endsWith(1.0);
    }

    @Test
    void riseIsTheMeanOverMasksWithItsStandardError() throws Exception {
        var settings = new Rise(40, 4, 0, Replacement.ZERO, WatchedScore.PROBABILITY);
        var scores = new ChangedScores(classifier, CLASS, settings.score());

        PerturbationMap map =
                new RiseRun(scores, INPUT, settings, _ -> {})
                        .map(AttributionGoldenTest::maskByFormula);

        assertLike(map.values().toArray(), "rise");
        assertLike(map.standardError().orElseThrow().toArray(), "rise-error");
        assertThat(map.relativeError().orElseThrow()).isPositive();
    }

    private static float[] maskByFormula(int number) {
        float[] cells = new float[16];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (i * 7 + number * 13 + number * number) % 5 < 3 ? 1 : 0;
        }
        int step = SIZE / 4;
        return RandomMasks.cut(cells, SIZE, SIZE, number * 5 % step, number * 7 % step);
    }

    @Test
    void theSameSeedGivesTheSameMap() throws Exception {
        var settings = new Rise(10, 4, 3, Replacement.ZERO, WatchedScore.PROBABILITY);
        var other = new Rise(10, 4, 4, Replacement.ZERO, WatchedScore.PROBABILITY);
        var asked = new Attributions(classifier, CLASS);

        assertThat(asked.of(INPUT, settings, _ -> {}))
                .isEqualTo(asked.of(INPUT, settings, _ -> {}));
        assertThat(asked.of(INPUT, other, _ -> {}))
                .isNotEqualTo(asked.of(INPUT, settings, _ -> {}));
        var noise = new SmoothGrad(3, 0.1, 5, false);
        assertThat(asked.of(INPUT, noise, _ -> {})).isEqualTo(asked.of(INPUT, noise, _ -> {}));
    }

    @Test
    void stopsWhenItIsInterruptedAndGoesOnAfterwards() throws Exception {
        var asked = new Attributions(classifier, CLASS);
        var settings = new SmoothGrad(50, 0.1, 5, false);
        AttributionProgress stopping =
                share -> {
                    if (share > 0) {
                        Thread.currentThread().interrupt();
                    }
                };

        assertThatThrownBy(() -> asked.of(INPUT, settings, stopping))
                .isInstanceOf(InterruptedException.class);
        assertThat(asked.of(INPUT, new PixelSettings.Gradients(), _ -> {}))
                .isInstanceOf(PixelAttribution.class);
    }
}
