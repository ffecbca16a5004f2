package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Ensemble;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.GradCam;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/** Networks that are asked together and take a photo each in its own way. */
class MixedEnsembleTest {

    private static final Path GRIDS = Golden.FOLDER.resolve("grids");
    private static final int SMALL = 48;
    private static final int LARGE = 96;

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

    private Classifier load(String archive, int size, String fit) throws Exception {
        var any = ContentHash.parse("0".repeat(64));
        ModelCard card = new CardGuess(any, 2, null, size, size).card("any", "any");
        String text = ModelCardWriter.write(card).replaceFirst("squash|letterbox", fit);
        Path file = Files.writeString(folder.resolve(archive + size + fit + ".json"), text);
        return engine.load(GRIDS.resolve(archive + ".pt"), new ModelChoice(file, null));
    }

    /** Rows may be painted in any order. */
    private static RgbImage photo() {
        return RgbImage.painted(
                120,
                90,
                (y, row) -> {
                    var random = new Random(y);
                    Arrays.setAll(row, _ -> 0xFF000000 | random.nextInt(1 << 24));
                });
    }

    @Test
    void eachSeesThePhotoInItsOwnSizeAndMapsAreEnlargedToTheFinestGrid() throws Exception {
        try (Classifier fine = load("pool_max", LARGE, "squash");
                Classifier coarse = load("pool_mean_mean", SMALL, "squash")) {
            Classifier both = Ensemble.of(List.of(coarse, fine));
            InputSpec spec = both.card().input();
            ImageTensor input = Preprocessing.tensor(photo(), spec);

            ForwardPass pass = both.forward(input);

            ForwardPass large = fine.forward(Preprocessing.tensor(photo(), fine.card().input()));
            ForwardPass small =
                    coarse.forward(Preprocessing.tensor(photo(), coarse.card().input()));
            assertThat(spec.width()).isEqualTo(SMALL);
            assertThat(spec.others()).containsExactly(fine.card().input());
            assertThat(pass.activations().width()).isEqualTo(large.activations().width());
            for (int c = 0; c < 2; c++) {
                double mean =
                        (fine.card().output().probabilities(large.logits()).get(c)
                                        + coarse.card()
                                                .output()
                                                .probabilities(small.logits())
                                                .get(c))
                                / 2;
                assertThat(both.card().output().probabilities(pass.logits()).get(c))
                        .isCloseTo(mean, within(1e-6));
                float[] actual = GradCam.signed(both.evidence(pass, c)).toArray();
                float[] expected =
                        mean(
                                GradCam.signed(fine.evidence(large, c)).toArray(),
                                GradCam.signed(coarse.evidence(small, c)).toArray(),
                                large.activations().width());
                assertThat(Agreement.pearson(actual, expected)).isGreaterThanOrEqualTo(0.99999);
                for (int i = 0; i < actual.length; i++) {
                    assertThat(actual[i]).isCloseTo(expected[i], within(1e-6f));
                }
            }
        }
    }

    /** A coarse cell has the share of four fine ones in the network's answer. */
    private static float[] mean(float[] fine, float[] coarse, int width) {
        float[] mean = new float[fine.length];
        for (int i = 0; i < mean.length; i++) {
            float under = coarse[i / width / 2 * (width / 2) + i % width / 2];
            mean[i] = (fine[i] + under / 4) / 2;
        }
        return mean;
    }

    @Test
    void aChangedPhotoIsOfOneSizeOnly() throws Exception {
        try (Classifier fine = load("pool_max", LARGE, "squash");
                Classifier coarse = load("pool_mean_mean", SMALL, "squash")) {
            Classifier both = Ensemble.of(List.of(coarse, fine));
            ImageTensor input = Preprocessing.tensor(photo(), both.card().input());

            assertThatThrownBy(() -> both.forward(input.with(new BitSet(), input)))
                    .isInstanceOf(ClassificationException.class)
                    .hasMessageContaining("whole photos only");
        }
    }

    @Test
    void networksThatLookAtOtherPartsOfAPhotoAreRefused() throws Exception {
        try (Classifier squashed = load("pool_max", LARGE, "squash");
                Classifier boxed = load("pool_mean_mean", SMALL, InputFit.LETTERBOX.modelName())) {
            assertThatThrownBy(() -> Ensemble.of(List.of(squashed, boxed)))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("look at other parts of a photo");
        }
    }
}
