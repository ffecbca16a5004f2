package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.MissingCardException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.PixelForm;
import org.lesionlens.testing.Golden;

/** Archives that torch.jit.trace, script and freeze made, against autograd on the originals. */
class ForeignArchiveTest {

    private static final Path GOLDENS = Golden.FOLDER.resolve("torchscript");
    private static final int SIZE = 48;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

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
        return ExplainedArchive.in(GOLDENS)
                .map(golden ->
                        DynamicTest.dynamicTest(
                                golden.archive(), () -> golden.compare(GOLDENS, folder)));
    }

    @Test
    void saysWhereACopyCannotBeWritten() throws Exception {
        Path file =
                GOLDENS.resolve(ExplainedArchive.in(GOLDENS).findFirst().orElseThrow().archive());
        Files.createFile(folder.resolve("models")); // where the folder would be

        assertThatThrownBy(() -> engine.load(file, ModelChoice.DEFAULT).close())
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith(file.getFileName() + " cannot be opened: copies of models")
                .hasMessageContaining(folder.resolve("models") + ", which ");
    }

    @TestFactory
    Stream<DynamicTest> equalsAutogradHoweverItPoolsTurnsOrEnds() {
        Path grids = Golden.FOLDER.resolve("grids");
        return ExplainedArchive.in(grids)
                .map(golden ->
                        DynamicTest.dynamicTest(
                                golden.archive(), () -> golden.compare(grids, folder)));
    }

    @Test
    void theOriginalStaysAndTheCopyIsKeptByItsHash() throws Exception {
        Path model = copy("vision.frozen.pt", "mine.pt");
        ContentHash before = ContentHash.of(model);

        ModelFacts facts = engine.inspect(model, ModelChoice.DEFAULT);

        assertThat(ContentHash.of(model)).isEqualTo(before);
        assertThat(facts.copy())
                .isEqualTo(folder.resolve("models").resolve(before.hex() + ".v6.pt"))
                .exists();
        assertThat(folder.resolve("models").toFile().list()).hasSize(1);
    }

    @Test
    void theProofHoldsToTheBit() throws Exception {
        ModelFacts facts =
                engine.inspect(GOLDENS.resolve("wrapped.scripted.pt"), ModelChoice.DEFAULT);

        EquivalenceReport proof = Objects.requireNonNull(facts.proof());
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

    @Test
    void aCardThatIsKeptIsThereWhenTheFileIsOpenedAgain() throws Exception {
        Path model = copy("vision.frozen.pt", "mine.pt");
        ModelCard card = new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE).card("A", "B");
        try (OpenNetwork network = engine.open(model)) {
            assertThat(network.card()).isEmpty();
            network.keep(card);
        }

        try (OpenNetwork network = engine.open(copy("vision.frozen.pt", "moved.pt"))) {
            assertThat(network.card()).contains(card);
            assertThat(network.hasOwnCard()).isFalse();
        }
    }

    @Test
    void theCardThatWasWrittenLastHolds() throws Exception {
        Path model = copy("vision.frozen.pt", "mine.pt");
        CardGuess guess = new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE);
        Path beside = folder.resolve("mine.json");
        Files.writeString(beside, ModelCardWriter.write(guess.card("Beside", "")));
        Files.setLastModifiedTime(beside, FileTime.fromMillis(1_000_000));
        try (OpenNetwork network = engine.open(model)) {
            network.keep(guess.card("Kept", ""));
        }
        try (Classifier kept = engine.load(model)) {
            assertThat(kept.card().name()).isEqualTo("Kept");
        }

        Files.setLastModifiedTime(beside, FileTime.from(Instant.now().plusSeconds(60)));

        try (Classifier edited = engine.load(model)) {
            assertThat(edited.card().name()).isEqualTo("Beside");
        }
    }

    /** Frozen networks have no parts whose names could be in the way of the methods. */
    @ParameterizedTest
    @CsvSource({"vision.frozen.pt,features", "vision.traced.pt,lens_features"})
    void anExportedArchiveSaysAllByItself(String archive, String method) throws Exception {
        Path model = copy(archive, "mine.pt");
        Path exported = folder.resolve("out.pt");
        ImageTensor input = ImageTensor.of(SIZE, SIZE, Golden.array(GOLDENS.resolve("input.npy")));
        ModelCard card = new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE).card("A", "B");
        List<Double> expected;
        try (OpenNetwork network = engine.open(model)) {
            expected = network.logits(input);
            network.export(network.classifier(card, 1).card(), 1, exported);
        }

        ModelFacts facts = engine.inspect(exported, ModelChoice.DEFAULT);
        assertThat(facts.copy()).isNull();
        assertThat(facts.methods()).first().isEqualTo(method);
        try (OpenNetwork network = engine.open(exported);
                Classifier again = engine.load(exported)) {
            assertThat(network.hasOwnCard()).isTrue();
            assertThat(again.card().targetLayer()).isNotBlank();
            ForwardPass pass = again.forward(input);
            assertThat(pass.logits()).isEqualTo(expected);
            assertThat(pass.activations().width()).isEqualTo(12); // layer 1, not the last one
        }
    }

    @Test
    void resultsOfAnotherCardOrLayerHaveAnotherKey() throws Exception {
        Path model = copy("vision.frozen.pt", "mine.pt");
        ModelCard card = new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE).card("A", "B");
        ModelCard renamed = new CardGuess(ContentHash.of(model), 1, null, SIZE, SIZE).card("C", "");
        ModelCard larger = new CardGuess(ContentHash.of(model), 1, null, 64, 64).card("A", "B");
        try (OpenNetwork network = engine.open(model)) {
            ContentHash key = network.classifier(card, 0).key();

            assertThat(network.classifier(renamed, 0).key()).isEqualTo(key);
            assertThat(network.classifier(card, 1).key()).isNotEqualTo(key);
            assertThat(network.classifier(larger, 0).key()).isNotEqualTo(key);
            assertThat(network.classifier(asStored(card), 0).key()).isNotEqualTo(key);
        }
    }

    private static ModelCard asStored(ModelCard card) {
        InputSpec input = card.input().with(InputForm.PLAIN.with(PixelForm.AS_STORED));
        return new ModelCard(
                card.name(),
                card.architecture(),
                input,
                card.output(),
                card.targetLayer(),
                card.decisionThreshold(),
                "",
                "",
                "");
    }

    /** The class token goes with each of the activations that are run together. */
    @Test
    void aTransformerIsAblatedAndRunOverSeveralPhotos() throws Exception {
        Path grids = Golden.FOLDER.resolve("grids");
        Path model =
                Files.copy(grids.resolve("tokens_answered_by_class.pt"), folder.resolve("mine.pt"));
        Files.writeString(
                folder.resolve("mine.json"),
                new CardGuess(ContentHash.of(model), 2, null, SIZE, SIZE).example());
        ImageTensor input = ImageTensor.of(SIZE, SIZE, Golden.array(grids.resolve("input.npy")));

        try (Classifier classifier = engine.load(model)) {
            ForwardPass pass = classifier.forward(input);
            assertThat(pass.prefix().count()).isEqualTo(1);
            assertThat(classifier.ablatedScores(pass, 0))
                    .hasSize(pass.activations().channels())
                    .doesNotContain(pass.logits().getFirst());
            for (List<Double> logits : classifier.logits(List.of(input, input))) {
                assertThat(logits.getFirst()).isCloseTo(pass.logits().getFirst(), within(1e-5));
            }
        }
    }

    /** The archive says by itself which tokens the head needs besides. */
    @Test
    void anExportedTransformerSaysAllByItself() throws Exception {
        Path grids = Golden.FOLDER.resolve("grids");
        Path model = Files.copy(grids.resolve("tokens_registers.pt"), folder.resolve("mine.pt"));
        Path exported = folder.resolve("out.pt");
        Path card =
                Files.writeString(
                        folder.resolve("mine.json"),
                        new CardGuess(ContentHash.of(model), 2, null, SIZE, SIZE).example());
        engine.export(model, new ModelChoice(card, null), exported);

        ImageTensor input = ImageTensor.of(SIZE, SIZE, Golden.array(grids.resolve("input.npy")));
        try (Classifier first = engine.load(model);
                Classifier again = engine.load(exported)) {
            assertThat(again.forward(input).prefix().count()).isEqualTo(4);
            assertThat(again.evidence(again.forward(input), 1).gradients())
                    .isEqualTo(first.evidence(first.forward(input), 1).gradients());
        }
    }

    @Test
    void aLayerIsMeasuredWithItsGridAndTime() throws Exception {
        try (OpenNetwork network = engine.open(copy("vision.traced.pt", "mine.pt"))) {
            InputSpec input = network.guess().card("A", "B").input();

            LayerFacts finer = network.measure(1, input);

            assertThat(network.layers()).hasSizeGreaterThan(1);
            assertThat(finer.name()).isEqualTo(network.layers().get(1));
            assertThat(finer.width()).isEqualTo(12);
            assertThat(finer.milliseconds()).isPositive();
        }
    }

    private Path copy(String archive, String name) throws Exception {
        return Files.copy(
                GOLDENS.resolve(archive),
                folder.resolve(name),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of two networks in one archive the second has three channels more. */
    @Test
    void eachNetworkSideBySideHasItsOwnNumberOfChannels() throws Exception {
        Path grids = Golden.FOLDER.resolve("grids");
        Path card = folder.resolve("card.json");
        var any = ContentHash.parse("0".repeat(64));
        Files.writeString(card, new CardGuess(any, 2, null, SIZE, SIZE).example());
        try (Classifier classifier =
                engine.load(grids.resolve("folds_wider.pt"), new ModelChoice(card, null))) {
            ForwardPass pass =
                    classifier.forward(
                            ImageTensor.of(SIZE, SIZE, Golden.array(grids.resolve("input.npy"))));

            assertThat(pass.branches()).hasSize(2);
            assertThat(pass.branches().get(1)).isEqualTo(pass.branches().getFirst() + 3);
        }
    }
}
