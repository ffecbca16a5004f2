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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Ensemble;
import org.lesionlens.analysis.EnsembleNetwork;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.LesionFact;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.explain.BranchSpread;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.GradCam;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/** Two networks of other code asked together, against the means of what autograd finds on each. */
class EnsembleTest {

    private static final Path GOLDENS = Golden.FOLDER.resolve("metadata");
    private static final List<Path> FILES =
            List.of(GOLDENS.resolve("joined.pt"), GOLDENS.resolve("gated.pt"));
    private static final int SIZE = 48;
    private static final int CLASSES = 3;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

    private record Case(
            String archive,
            Map<String, String> lesion,
            List<Double> logits,
            String signed,
            int grid) {}

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

    private static List<Case> ofFirstLesion() {
        List<Case> all = Golden.index(GOLDENS.resolve("index.json"), Index.class).cases();
        return all.stream().filter(one -> one.lesion().equals(all.getFirst().lesion())).toList();
    }

    private static KnownFacts firstLesion() {
        Map<LesionFact, String> known = new EnumMap<>(LesionFact.class);
        Map<String, String> lesion = ofFirstLesion().getFirst().lesion();
        for (LesionFact fact : LesionFact.values()) {
            known.put(fact, lesion.getOrDefault(fact.modelName(), ""));
        }
        return new KnownFacts(known);
    }

    private static ImageTensor noise() {
        return ImageTensor.of(SIZE, SIZE, Golden.array(GOLDENS.resolve("input.npy")));
    }

    private Classifier both(String more) throws Exception {
        return Ensemble.of(List.of(load("joined", more), load("gated", more)));
    }

    private Classifier load(String name, String more) throws Exception {
        String card = Files.readString(GOLDENS.resolve(name + ".json")).strip();
        Path changed =
                Files.writeString(
                        folder.resolve(name + ".json"),
                        card.substring(0, card.length() - 1) + more + "}");
        return engine.load(GOLDENS.resolve(name + ".pt"), new ModelChoice(changed, null));
    }

    private static double[] softmax(List<Double> logits) {
        double sum = logits.stream().mapToDouble(Math::exp).sum();
        return logits.stream().mapToDouble(logit -> Math.exp(logit) / sum).toArray();
    }

    @Test
    void givesTheMeanOfProbabilitiesAndOfMaps() throws Exception {
        try (Classifier ensemble = both("").given(firstLesion())) {
            ForwardPass pass = ensemble.forward(noise());
            List<Double> probabilities = ensemble.card().output().probabilities(pass.logits());
            double[] first = softmax(ofFirstLesion().get(0).logits());
            double[] second = softmax(ofFirstLesion().get(1).logits());
            for (int c = 0; c < CLASSES; c++) {
                double mean = (first[c] + second[c]) / 2;
                assertThat(probabilities.get(c)).isCloseTo(mean, within(1e-5));
                ClassEvidence evidence = ensemble.evidence(pass, c);
                compareMaps(evidence, pass, c);
                assertThat(ensemble.scores(List.of(noise(), noise()), c).get(1))
                        .as("the score whose gradient is taken, not the mean probability's logit")
                        .isCloseTo(evidence.logit(), within(1e-5));
            }
            PixelSlope.compare(ensemble, noise(), 0);
            assertThat(ensemble.logits(List.of(noise(), noise())).get(1)).hasSize(CLASSES);
            assertThat(ensemble.ablatedScores(pass, 0)).hasSize(pass.activations().channels());
        }
    }

    private static void compareMaps(ClassEvidence evidence, ForwardPass pass, int c) {
        float[] one = golden(0, c);
        float[] other = golden(1, c);
        float[] mean = new float[one.length];
        float[] deviation = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            mean[i] = (one[i] + other[i]) / 2;
            deviation[i] = Math.abs(one[i] - other[i]) / 2; // of two
        }
        float[] signed = GradCam.signed(evidence).toArray();
        assertThat(Agreement.pearson(signed, mean)).isGreaterThanOrEqualTo(0.9999);
        float[] heat = GradCam.of(evidence).toArray();
        int[] channels = pass.branches().stream().mapToInt(Integer::intValue).toArray();
        Heatmap spread = BranchSpread.of(evidence, channels).orElseThrow();
        assertThat(Agreement.pearson(spread.toArray(), deviation)).isGreaterThanOrEqualTo(0.9999);
        for (int i = 0; i < mean.length; i++) {
            assertThat(heat[i] > 0).isEqualTo(mean[i] > 0);
            assertThat(spread.toArray()[i]).isCloseTo(deviation[i], within(1e-4f));
        }
    }

    private static float[] golden(int network, int c) {
        Case golden = ofFirstLesion().get(network);
        int cells = golden.grid() * golden.grid();
        float[] all = Golden.array(GOLDENS.resolve(golden.signed()));
        return Arrays.copyOfRange(all, c * cells, (c + 1) * cells);
    }

    @Test
    void takesTheMeanOfLogitsWhereTheCardSaysSo() throws Exception {
        try (Classifier ensemble = both(", \"ensemble\": \"logits\"").given(firstLesion())) {
            ForwardPass pass = ensemble.forward(noise());
            for (int c = 0; c < CLASSES; c++) {
                double mean =
                        (ofFirstLesion().get(0).logits().get(c)
                                        + ofFirstLesion().get(1).logits().get(c))
                                / 2;
                assertThat(pass.logits().get(c)).isCloseTo(mean, within(1e-4));
            }
            assertThat(ensemble.key()).isNotEqualTo(both("").key());
        }
    }

    @Test
    void opensSeveralFilesAsOneWithTheSameResults() throws Exception {
        try (OpenNetwork network = EnsembleNetwork.open(FILES, engine);
                Classifier ensemble =
                        network.classifier(network.card().orElseThrow(), network.layer());
                Classifier alone = both("")) {
            assertThat(ensemble.given(firstLesion()).forward(noise()).logits())
                    .isEqualTo(alone.given(firstLesion()).forward(noise()).logits());
        }
    }

    @Test
    void saysWhereTheFirstCardHoldsForAll() throws Exception {
        String more = ", \"decisionThreshold\": 0.3, \"ensemble\": \"logits\"";
        try (Classifier first = load("joined", "");
                Classifier other = load("gated", more)) {
            assertThat(Ensemble.of(List.of(first, other)).adjustments())
                    .contains(Adjustment.FIRST_THRESHOLD, Adjustment.FIRST_MEAN);
        }
        try (Classifier same = both(more)) {
            assertThat(same.adjustments())
                    .doesNotContain(Adjustment.FIRST_THRESHOLD, Adjustment.FIRST_MEAN);
        }
    }

    @Test
    void eachIsGivenNumbersAsItsOwnCardSays() throws Exception {
        String text = Files.readString(GOLDENS.resolve("gated.json"));
        Path otherAge =
                Files.writeString(
                        folder.resolve("age.json"),
                        text.replace("\"divide\": 90", "\"divide\": 80"));
        try (Classifier one = load("gated", "").given(firstLesion());
                Classifier other =
                        engine.load(GOLDENS.resolve("gated.pt"), new ModelChoice(otherAge, null))
                                .given(firstLesion());
                Classifier both = Ensemble.of(List.of(one, other)).given(firstLesion())) {
            ForwardPass pass = both.forward(noise());

            double[] first = softmax(one.forward(noise()).logits());
            double[] second = softmax(other.forward(noise()).logits());
            List<Double> probabilities = both.card().output().probabilities(pass.logits());
            for (int c = 0; c < CLASSES; c++) {
                assertThat(probabilities.get(c))
                        .isCloseTo((first[c] + second[c]) / 2, within(1e-6));
            }
            assertThat(both.card().takesFacts()).isTrue();
            assertThat(pass.given().numbers().keySet())
                    .containsExactly("meta (1)", "meta (2)")
                    .isEqualTo(both.card().inputs().keySet());
        }
    }

    @Test
    void refusesInASentenceWhatDoesNotGoTogether() throws Exception {
        try (Classifier one = load("joined", "");
                Classifier other =
                        engine.load(
                                GOLDENS.resolve("gated.pt"),
                                new ModelChoice(otherClasses(), null))) {
            assertThatThrownBy(() -> Ensemble.of(List.of(one, other)))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("have other classes");
        }
        List<Path> files = List.of(FILES.getFirst(), withoutCard());
        assertThatThrownBy(() -> EnsembleNetwork.open(files, engine))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("open it alone first");
    }

    private Path otherClasses() throws Exception {
        String card = Files.readString(GOLDENS.resolve("gated.json")).replace("\"b\"", "\"other\"");
        return Files.writeString(folder.resolve("other.json"), card);
    }

    private Path withoutCard() throws Exception {
        return Files.copy(Golden.FOLDER.resolve("adapted/tuple.pt"), folder.resolve("without.pt"));
    }
}
