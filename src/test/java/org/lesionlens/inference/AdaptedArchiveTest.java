package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.InputEncoding;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.GradCam;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/** Archives of other outputs, types, devices, states and inputs, against autograd in float32. */
class AdaptedArchiveTest {

    private static final Path GOLDENS = Golden.FOLDER.resolve("adapted");
    private static final int SIZE = 48;
    private static final int OUTPUTS = 3;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

    private record Case(
            String archive,
            String input,
            List<Double> logits,
            int grid,
            double tolerance,
            JsonObject card) {}

    private record Index(List<Case> cases) {}

    @BeforeEach
    void start() {
        engine.close();
        engine = new TorchEngine(folder.resolve("models"), null);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Path archive(String name) {
        return GOLDENS.resolve(name + ".pt");
    }

    private static ModelCard card() {
        var any = ContentHash.parse("0".repeat(64));
        return new CardGuess(any, OUTPUTS, null, SIZE, SIZE).card("any", "any");
    }

    private ModelChoice written(ModelCard card) throws Exception {
        return new ModelChoice(
                Files.writeString(folder.resolve("card.json"), ModelCardWriter.write(card)), null);
    }

    private ModelChoice cardOf(Case golden) throws Exception {
        JsonObject more = golden.card();
        var form =
                new InputForm(
                        more.has("grey"),
                        more.has("layout"),
                        more.has("type"),
                        PixelForm.AS_DISPLAYED);
        InputSpec usual = card().input();
        Normalisation none = Normalisation.ZERO_TO_ONE;
        var input = new InputSpec(SIZE, SIZE, usual.fit(), usual.interpolation(), none).with(form);
        String tensor = more.has("tensor") ? more.get("tensor").getAsString() : "";
        Map<String, InputEncoding> inputs =
                more.has("inputs")
                        ? Map.of("patient", InputEncoding.of(List.of(0.5, -1.0)))
                        : Map.of();
        return written(
                new ModelCard(
                                "any",
                                "any",
                                input,
                                card().output().withTensor(tensor),
                                "",
                                0.5,
                                "",
                                "",
                                "")
                        .withInputs(inputs));
    }

    @TestFactory
    Stream<DynamicTest> equalsAutogradOnTheNetworkInFloat32() {
        return Golden.index(GOLDENS.resolve("index.json"), Index.class).cases().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.archive(), () -> compare(golden)));
    }

    private void compare(Case golden) throws Exception {
        try (var fresh = new TorchEngine(folder.resolve("models"), null);
                Classifier classifier = fresh.load(archive(golden.archive()), cardOf(golden))) {
            float[] pixels = Golden.array(GOLDENS.resolve(golden.input()));
            ForwardPass pass = classifier.forward(ImageTensor.of(SIZE, SIZE, pixels));
            assertThat(pass.activations().width()).isEqualTo(golden.grid());
            for (int c = 0; c < OUTPUTS; c++) {
                assertThat(pass.logits().get(c))
                        .isCloseTo(golden.logits().get(c), within(golden.tolerance()));
            }
            if (!golden.card().has("type")) { // whole numbers have no gradient
                PixelSlope.compare(classifier, ImageTensor.of(SIZE, SIZE, pixels), 1);
            }
            float[] signed = Golden.array(GOLDENS.resolve(golden.archive() + ".signed.npy"));
            int cells = golden.grid() * golden.grid();
            for (int c = 0; c < OUTPUTS; c++) {
                var evidence = classifier.evidence(pass, c);
                float[] expected = Arrays.copyOfRange(signed, c * cells, (c + 1) * cells);
                assertThat(Agreement.pearson(GradCam.signed(evidence).toArray(), expected))
                        .isGreaterThanOrEqualTo(0.9999);
                float[] heat = GradCam.of(evidence).toArray();
                for (int i = 0; i < cells; i++) {
                    assertThat(heat[i] > 0).isEqualTo(expected[i] > 0);
                }
            }
        }
    }

    @Test
    void whatIsNotAsInTheFileIsTold() throws Exception {
        Map<String, List<Adjustment>> told =
                Map.of(
                        "half", List.of(Adjustment.FLOAT32),
                        "autocast", List.of(Adjustment.FLOAT32),
                        "cuda", List.of(Adjustment.CPU),
                        "training", List.of(Adjustment.EVALUATION),
                        "training_script", List.of(),
                        "tuple", List.of());
        for (Map.Entry<String, List<Adjustment>> one : told.entrySet()) {
            assertThat(engine.inspect(archive(one.getKey()), written(card())).adjustments())
                    .as(one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    @Test
    void theOutputThatIsTakenIsNamed() throws Exception {
        assertThat(engine.inspect(archive("nested"), written(card())).tensor()).isEqualTo("1.0");
        assertThat(engine.inspect(archive("named_tuple"), written(card())).tensor())
                .isEqualTo("logits");
        assertThat(engine.inspect(archive("half"), written(card())).tensor()).isEmpty();
    }

    @Test
    void outputsThatFitEquallyWellAreAskedFor() throws Exception {
        assertThat(refusal("list", card()))
                .startsWith("list.pt cannot be used: several of its outputs")
                .contains("(0, 1)", "\"output\": {\"tensor\": \"0\"");
        ModelCard other = card();
        assertThat(refusal("list", with(other, "2")))
                .contains("its card names the output '2', but it gives 0, 1");
    }

    private static ModelCard with(ModelCard card, @Nullable String tensor) {
        return new ModelCard(
                card.name(),
                card.architecture(),
                card.input(),
                card.output().withTensor(tensor == null ? "" : tensor),
                "",
                0.5,
                "",
                "",
                "");
    }

    @Test
    void aCardThatComesLaterMustNameTheOutputToo() throws Exception {
        try (var network = engine.open(archive("list"))) {
            assertThatThrownBy(() -> network.classifier(card(), 0).close())
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("list.json");
        }
    }

    @Test
    void picturesAndRandomNumbersAreRefusedInOneSentence() throws Exception {
        assertThat(refusal("picture", card()))
                .startsWith("picture.pt cannot be explained: it gives a picture of 48×48")
                .doesNotContain("\n");
        assertThat(refusal("random", card()))
                .startsWith("random.pt cannot be used: it draws random numbers");
    }

    private String refusal(String name, ModelCard card) throws Exception {
        ModelChoice choice = written(card);
        try {
            engine.load(archive(name), choice).close();
            return "";
        } catch (ModelLoadException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void anExportedArchiveNeedsNoneOfItAgain() throws Exception {
        Path exported = folder.resolve("exported.pt");
        engine.export(archive("dictionary"), written(card()), exported);
        assertThat(engine.inspect(exported, ModelChoice.DEFAULT).guess().outputs())
                .isEqualTo(OUTPUTS);

        try (Classifier classifier = engine.load(exported)) {
            float[] pixels = Golden.array(GOLDENS.resolve("input.npy"));
            ForwardPass pass = classifier.forward(ImageTensor.of(SIZE, SIZE, pixels));
            Case golden =
                    Golden.index(GOLDENS.resolve("index.json"), Index.class).cases().stream()
                            .filter(one -> one.archive().equals("dictionary"))
                            .findFirst()
                            .orElseThrow();
            assertThat(pass.logits().getFirst())
                    .isCloseTo(golden.logits().getFirst(), within(1e-4));
        }
    }
}
