package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.MissingCardException;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.GradCam;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Golden;

/** Archives that torch.jit.trace, script and freeze made, against autograd on the originals. */
class ForeignArchiveTest {

    private static final Path GOLDENS = Golden.FOLDER.resolve("torchscript");
    private static final int SIZE = 48;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

    private record Case(
            String archive, String signed, int outputs, int grid, @Nullable String activation) {}

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

    @TestFactory
    Stream<DynamicTest> equalsAutogradOnTheOriginalNetwork() {
        return Golden.index(GOLDENS.resolve("index.json"), Index.class).cases().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.archive(), () -> compare(golden)));
    }

    private void compare(Case golden) throws Exception {
        Path card = folder.resolve(golden.archive() + ".json");
        Files.writeString(card, guess(golden).example());
        try (var fresh = new TorchEngine(folder.resolve("models"), null);
                Classifier classifier =
                        fresh.load(GOLDENS.resolve(golden.archive()), new ModelChoice(card, null))) {
            ImageTensor input =
                    ImageTensor.of(SIZE, SIZE, Golden.array(GOLDENS.resolve("input.npy")));
            ForwardPass pass = classifier.forward(input);
            assertThat(pass.activations().width()).isEqualTo(golden.grid());
            float[] signed = Golden.array(GOLDENS.resolve(golden.signed()));
            int cells = golden.grid() * golden.grid();
            for (int c = 0; c < golden.outputs(); c++) {
                int index = golden.outputs() == 1 ? 1 : c;
                var evidence = classifier.evidence(pass, index);
                float[] expected = Arrays.copyOfRange(signed, c * cells, (c + 1) * cells);
                float[] actual = GradCam.signed(evidence).toArray();
                assertThat(Golden.pearson(actual, expected)).isGreaterThanOrEqualTo(0.9999);
                float[] heat = GradCam.of(evidence).toArray();
                for (int i = 0; i < cells; i++) {
                    assertThat(heat[i] > 0).isEqualTo(expected[i] > 0);
                }
            }
        }
    }

    private static CardGuess guess(Case golden) {
        var any = new ContentHash("0".repeat(64));
        return new CardGuess(any, golden.outputs(), null, SIZE, SIZE);
    }

    @Test
    void theOriginalStaysAndTheCopyIsKeptByItsHash() throws Exception {
        Path model = copy("vision.frozen.pt", "mine.pt");
        ContentHash before = ContentHash.of(model);

        ModelFacts facts = engine.inspect(model, ModelChoice.DEFAULT);

        assertThat(ContentHash.of(model)).isEqualTo(before);
        assertThat(facts.copy())
                .isEqualTo(folder.resolve("models").resolve(before.hex() + ".v1.pt"))
                .exists();
        assertThat(folder.resolve("models").toFile().list()).hasSize(1);
    }

    @Test
    void theProofHoldsToTheBit() throws Exception {
        ModelFacts facts =
                engine.inspect(GOLDENS.resolve("wrapped.scripted.pt"), ModelChoice.DEFAULT);

        SplitProof proof = Objects.requireNonNull(facts.proof());
        assertThat(proof.deviation()).isZero();
        assertThat(proof.layers()).hasSizeGreaterThan(1);
        assertThat(proof.layers().getFirst().width()).isLessThan(proof.layers().get(1).width());
    }

    @Test
    void aMissingCardIsAskedForWithAllThatIsKnown() throws Exception {
        Path model = copy("wrapped.traced.pt", "mine.pt");

        assertThatThrownBy(() -> engine.load(model).close())
                .isInstanceOfSatisfying(
                        MissingCardException.class,
                        missing -> {
                            assertThat(missing.guess().outputs()).isEqualTo(2);
                            assertThat(missing.guess().likelyActivation().modelName())
                                    .isEqualTo("softmax");
                            assertThat(missing.guess().width()).isEqualTo(SIZE);
                        })
                .hasMessageStartingWith("mine.pt has no model.json")
                .hasMessageContaining("mine.json")
                .hasMessageContaining("--card");
    }

    @Test
    void aCardBesideTheModelIsFound() throws Exception {
        Path model = copy("vision.scripted.pt", "mine.pt");
        Files.writeString(
                folder.resolve("mine.json"),
                new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE).example());

        try (Classifier classifier = engine.load(model)) {
            assertThat(classifier.card().targetLayer()).isEqualTo("features");
        }
    }

    @Test
    void aCardThatContradictsTheCodeIsRefused() throws Exception {
        Path model = copy("wrapped.frozen.pt", "mine.pt");
        Files.writeString(
                folder.resolve("mine.json"),
                new CardGuess(ContentHash.of(model), 2, null, SIZE, SIZE)
                        .example()
                        .replace("softmax", "sigmoid"));

        assertThatThrownBy(() -> engine.load(model).close())
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("mine.pt ends in a softmax");
    }

    @Test
    void anotherLayerHasAFinerGrid() throws Exception {
        Path model = copy("vision.traced.pt", "mine.pt");
        Files.writeString(
                folder.resolve("mine.json"),
                new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE).example());
        ImageTensor input = ImageTensor.of(SIZE, SIZE, Golden.array(GOLDENS.resolve("input.npy")));

        try (Classifier last = engine.load(model);
                Classifier finer = engine.load(model, new ModelChoice(null, 1))) {
            ForwardPass pass = finer.forward(input);
            assertThat(pass.logits()).isEqualTo(last.forward(input).logits());
            assertThat(pass.activations().width()).isEqualTo(12);
            assertThat(finer.evidence(pass, 1).gradients().width()).isEqualTo(12);
        }
        assertThatThrownBy(() -> engine.load(model, new ModelChoice(null, 9)).close())
                .hasMessageContaining("has no layer 9");
    }

    private Path copy(String archive, String name) throws Exception {
        return Files.copy(
                GOLDENS.resolve(archive),
                folder.resolve(name),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
