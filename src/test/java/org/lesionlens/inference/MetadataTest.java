package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.LesionFact;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.GradCam;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/** Networks that take fourteen numbers of a lesion's row, against autograd on the networks. */
class MetadataTest {

    private static final Path GOLDENS = Golden.FOLDER.resolve("metadata");
    private static final int SIZE = 48;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

    private record Case(
            String archive,
            Map<String, String> lesion,
            List<Double> numbers,
            List<Double> logits,
            String signed,
            int grid) {

        KnownFacts facts() {
            Map<LesionFact, String> known = new EnumMap<>(LesionFact.class);
            for (LesionFact fact : LesionFact.values()) {
                String value = lesion.get(fact.modelName());
                if (value != null) {
                    known.put(fact, value);
                }
            }
            return new KnownFacts(known);
        }
    }

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

    private static List<Case> cases() {
        return Golden.index(GOLDENS.resolve("index.json"), Index.class).cases();
    }

    private static ImageTensor noise() {
        return ImageTensor.of(SIZE, SIZE, Golden.array(GOLDENS.resolve("input.npy")));
    }

    @TestFactory
    Stream<DynamicTest> equalsAutogradWithEachLesionsOwnNumbers() {
        return cases().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.archive() + " " + one.lesion(), () -> compare(one)));
    }

    private void compare(Case golden) throws Exception {
        try (var fresh = new TorchEngine(folder.resolve("models"), null);
                Classifier classifier = fresh.load(GOLDENS.resolve(golden.archive() + ".pt"))) {
            compare(golden, classifier);
        }
    }

    private static void compare(Case golden, Classifier classifier) throws Exception {
        ForwardPass pass = classifier.given(golden.facts()).forward(noise());
        assertThat(pass.activations().width()).isEqualTo(golden.grid());
        List<Double> given = pass.given().row();
        assertThat(given).hasSameSizeAs(golden.numbers());
        for (int i = 0; i < given.size(); i++) {
            assertThat(given.get(i)).isCloseTo(golden.numbers().get(i), within(1e-12));
        }
        float[] signed = Golden.array(GOLDENS.resolve(golden.signed()));
        int cells = golden.grid() * golden.grid();
        PixelSlope.compare(classifier.given(golden.facts()), noise(), 0);
        for (int c = 0; c < golden.logits().size(); c++) {
            assertThat(pass.logits().get(c)).isCloseTo(golden.logits().get(c), within(1e-4));
            ClassEvidence evidence = classifier.evidence(pass, c);
            float[] expected = Arrays.copyOfRange(signed, c * cells, (c + 1) * cells);
            assertThat(Agreement.pearson(GradCam.signed(evidence).toArray(), expected))
                    .isGreaterThanOrEqualTo(0.9999);
            float[] heat = GradCam.of(evidence).toArray();
            for (int i = 0; i < cells; i++) {
                assertThat(heat[i] > 0).isEqualTo(expected[i] > 0);
            }
        }
    }

    @Test
    void aLesionOfWhichTooLittleIsKnownGetsASentenceAndNoNumber() throws Exception {
        try (Classifier classifier = engine.load(GOLDENS.resolve("joined.pt"))) {
            assertThatThrownBy(() -> classifier.forward(noise()))
                    .isInstanceOf(MissingFactException.class)
                    .hasMessageContaining("file size");
            var odd =
                    new KnownFacts(
                            Map.of(LesionFact.FILE_SIZE, "9", LesionFact.SITE, "behind the ear"));
            assertThatThrownBy(() -> classifier.given(odd))
                    .isInstanceOf(MissingFactException.class)
                    .hasMessageContaining("behind the ear");
        }
    }

    @Test
    void asksManyPhotosAndWithoutChannelsWithTheSameNumbers() throws Exception {
        for (Case golden : cases()) {
            try (Classifier classifier = engine.load(GOLDENS.resolve(golden.archive() + ".pt"))) {
                Classifier given = classifier.given(golden.facts());
                ForwardPass pass = given.forward(noise());
                List<List<Double>> many = given.logits(List.of(noise(), noise(), noise()));
                for (List<Double> logits : many) {
                    for (int c = 0; c < logits.size(); c++) {
                        assertThat(logits.get(c)).isCloseTo(golden.logits().get(c), within(1e-4));
                    }
                }
                double[] ablated = classifier.ablatedScores(pass, 0);
                assertThat(ablated).hasSize(pass.activations().channels());
                assertThat(
                                Arrays.stream(ablated).max().orElseThrow()
                                        - Arrays.stream(ablated).min().orElseThrow())
                        .isPositive();
            }
        }
    }

    @Test
    void saysThatTheCardHasAnotherCountOfNumbers() throws Exception {
        String card = Files.readString(GOLDENS.resolve("joined.json"));
        String zeros =
                card.substring(0, card.indexOf("\"inputs\""))
                        + "\"inputs\": {\"x_meta\": {\"zeros\": 13}}}";
        Path written = Files.writeString(folder.resolve("zeros.json"), zeros);
        assertThatThrownBy(() ->
                        engine.load(GOLDENS.resolve("joined.pt"), new ModelChoice(written, null)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("13 numbers for x_meta")
                .hasMessageContaining("takes 14");
    }

    @Test
    void anExportedArchiveTakesTheNumbersByItself() throws Exception {
        Path exported = folder.resolve("exported.pt");
        Path original = GOLDENS.resolve("gated.pt");
        engine.export(original, ModelChoice.DEFAULT, exported);
        try (Classifier classifier = engine.load(exported)) {
            for (Case golden : cases()) {
                if (golden.archive().equals("gated")) {
                    compare(golden, classifier);
                }
            }
        }
    }
}
