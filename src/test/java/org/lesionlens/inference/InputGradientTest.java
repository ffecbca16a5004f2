package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/** The gradient by the pixels, against autograd on networks that were never traced or frozen. */
class InputGradientTest {

    private static final int SIZE = 48;
    private static final ImageTensor INPUT =
            ImageTensor.of(SIZE, SIZE, Golden.array("torchscript/input.npy"));

    @TempDir private Path folder;

    private record Case(String archive, String gradients, @Nullable String activation) {}

    private record Index(List<Case> cases) {}

    private static List<Case> cases() {
        return Golden.index(Golden.FOLDER.resolve("attributions/index.json"), Index.class).cases();
    }

    @TestFactory
    Stream<DynamicTest> equalsAutogradOnTheOriginalNetwork() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.archive(), () -> compare(one)));
    }

    private void compare(Case golden) throws Exception {
        float[] all = Golden.array(golden.gradients());
        int values = 3 * SIZE * SIZE;
        int outputs = all.length / values;
        try (var engine = new TorchEngine(folder.resolve("models"), null);
                Classifier classifier =
                        engine.load(Golden.FOLDER.resolve(golden.archive()), card(outputs))) {
            ForwardPass pass = classifier.forward(INPUT);
            for (int c = 0; c < outputs; c++) {
                InputGradient gradient = classifier.inputGradient(INPUT, outputs == 1 ? 1 : c);
                float[] expected = Arrays.copyOfRange(all, c * values, (c + 1) * values);
                float[] actual = gradient.values().toArray();
                assertThat(Agreement.pearson(actual, expected)).isGreaterThanOrEqualTo(0.9999);
                assertThat(actual).containsExactly(expected, within(1e-5f));
                assertThat(gradient.score()).isCloseTo(pass.logits().get(c), within(1e-5));
            }
            assertThat(classifier.forward(INPUT)).isEqualTo(pass);
        }
    }

    private ModelChoice card(int outputs) throws Exception {
        var any = ContentHash.parse("0".repeat(64));
        Activation activation = outputs == 1 ? Activation.SIGMOID : Activation.SOFTMAX;
        var guess = new CardGuess(any, outputs, activation, SIZE, SIZE);
        return new ModelChoice(
                Files.writeString(folder.resolve("card.json"), guess.example()), null);
    }

    @Test
    void theOtherClassOfASingleLogitHasTheOppositeOne() throws Exception {
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"))) {
            ImageTensor input = ImageTensor.of(64, 48, new float[3 * 48 * 64]);
            InputGradient melanoma = classifier.inputGradient(input, 1);

            assertThat(classifier.inputGradient(input, 0)).isEqualTo(melanoma.negated());
            assertThat(melanoma.values().toArray()).isNotEqualTo(new float[3 * 48 * 64]);
        }
    }

    @Test
    void aFailureLeavesNoCollectorOpen() throws Exception {
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(Golden.FOLDER.resolve("tiny_hidden.pt"))) {
            ImageTensor input = ImageTensor.of(64, 48, new float[3 * 48 * 64]);
            assertThatThrownBy(() -> classifier.inputGradient(input, 7))
                    .isInstanceOf(ClassificationException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> classifier.inputGradient(input, 1))
                    .isInstanceOf(InterruptedException.class);

            assertThat(classifier.inputGradient(input, 1).score()).isFinite();
            assertThat(classifier.evidence(classifier.forward(input), 1).logit()).isFinite();
        }
    }

    private static Score melanoma(int outputs) {
        return new Score(outputs - 1, false);
    }

    /** A network, pixels, and its gradient there. */
    private interface OnNetwork {
        void run(TorchNetwork network, float[] pixels, InputGradient gradient) throws Exception;
    }

    private static void onNetwork(OnNetwork test) throws Exception {
        NativeEnvironment.prepare();
        float[] pixels = new float[3 * 48 * 64];
        Arrays.fill(pixels, 0.3f);
        Path file = Golden.FOLDER.resolve("tiny_hidden.pt");
        try (TorchNetwork network = TorchNetwork.load(file, Device.cpu())) {
            test.run(
                    network,
                    pixels,
                    network.inputGradient(pixels, 48, 64, InputGradientTest::melanoma));
        }
    }

    @Test
    void aGradientThatIsNotTheSlopeIsRefused() throws Exception {
        onNetwork((network, pixels, right) -> {
            InputGradient wrong = new InputGradient(right.score(), reversed(right.values()));

            assertThatThrownBy(() ->
                            new SlopeCheck()
                                    .check(network, pixels, wrong, InputGradientTest::melanoma))
                    .isInstanceOf(ClassificationException.class)
                    .hasMessageContaining("not the slope of this network's score");
            assertThatCode(() ->
                            new SlopeCheck()
                                    .check(network, pixels, right, InputGradientTest::melanoma))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void aGradientOfNothingIsRefusedWhereTheScoreChanges() throws Exception {
        onNetwork((network, pixels, right) -> {
            InputGradient none = scaled(right, 0);

            assertThatThrownBy(() ->
                            new SlopeCheck()
                                    .check(network, pixels, none, InputGradientTest::melanoma))
                    .isInstanceOf(ClassificationException.class)
                    .hasMessageContaining("0 everywhere, though its score changes");
        });
    }

    @Test
    void aStepThatTellsNothingAssuresNothing() throws Exception {
        onNetwork((network, pixels, right) -> {
            var check = new SlopeCheck();
            var lost = new InputGradient(1e9, right.values()); // in rounding
            check.check(network, pixels, lost, InputGradientTest::melanoma);

            InputGradient wrong = scaled(right, -1);
            assertThatThrownBy(
                            () -> check.check(network, pixels, wrong, InputGradientTest::melanoma))
                    .isInstanceOf(ClassificationException.class);
        });
    }

    @Test
    void aScoreThatIsNoNumberIsRefused() throws Exception {
        onNetwork((network, pixels, right) -> {
            pixels[0] = Float.NaN;

            assertThatThrownBy(() ->
                            new SlopeCheck()
                                    .check(network, pixels, right, InputGradientTest::melanoma))
                    .isInstanceOf(ClassificationException.class);
        });
    }

    private static InputGradient scaled(InputGradient gradient, float factor) {
        float[] values = gradient.values().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new InputGradient(gradient.score(), new FeatureMaps(3, 48, 64, values));
    }

    private static FeatureMaps reversed(FeatureMaps maps) {
        float[] values = maps.toArray();
        float[] reversed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return new FeatureMaps(maps.channels(), maps.height(), maps.width(), reversed);
    }

    @Test
    void wholeNumbersHaveNone() throws Exception {
        var any = ContentHash.parse("0".repeat(64));
        ModelCard card = new CardGuess(any, 3, null, SIZE, SIZE).card("any", "any");
        String json = ModelCardWriter.write(card);
        Path written =
                Files.writeString(
                        folder.resolve("bytes.json"),
                        json.replaceFirst("\"input\": \\{", "\"input\": {\"type\": \"uint8\", "));
        try (var engine = new TorchEngine(folder.resolve("models"), null);
                Classifier classifier =
                        engine.load(
                                Golden.FOLDER.resolve("adapted/bytes.pt"),
                                new ModelChoice(written, null))) {
            assertThatThrownBy(() -> classifier.inputGradient(INPUT, 1))
                    .isInstanceOf(ClassificationException.class)
                    .hasMessageContaining("whole numbers");
        }
    }
}
