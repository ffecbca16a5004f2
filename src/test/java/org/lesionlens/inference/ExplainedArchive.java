package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.explain.GradCam;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

/**
 * An archive, and the Grad-CAM of its network by autograd.
 *
 * @param signed file of the maps of all logits, (C, h, w)
 * @param outputs how many logits it has
 * @param grid cells along each side
 * @param activation what its card says; null if the file says it
 * @param layer which of its layers is explained
 */
record ExplainedArchive(
        String archive,
        String signed,
        int outputs,
        int grid,
        @Nullable String activation,
        int layer) {

    private static final int SIZE = 48;

    private record Index(List<ExplainedArchive> cases) {}

    static Stream<ExplainedArchive> in(Path folder) {
        return Golden.index(folder.resolve("index.json"), Index.class).cases().stream();
    }

    /** Fails unless the maps of all classes are the goldens. */
    void compare(Path folder, Path scratch) throws Exception {
        Path card = scratch.resolve(archive + ".json");
        Files.writeString(card, guess().example());
        try (var engine = new TorchEngine(scratch.resolve("models"), null);
                Classifier classifier =
                        engine.load(folder.resolve(archive), new ModelChoice(card, asked()))) {
            ImageTensor input =
                    ImageTensor.of(SIZE, SIZE, Golden.array(folder.resolve("input.npy")));
            ForwardPass pass = classifier.forward(input);
            assertThat(pass.activations().width()).isEqualTo(grid);
            float[] maps = Golden.array(folder.resolve(signed));
            int cells = grid * grid;
            PixelSlope.compare(classifier, input, outputs == 1 ? 1 : 0);
            for (int c = 0; c < outputs; c++) {
                var evidence = classifier.evidence(pass, outputs == 1 ? 1 : c);
                float[] expected = Arrays.copyOfRange(maps, c * cells, (c + 1) * cells);
                float[] actual = GradCam.signed(evidence).toArray();
                assertThat(Agreement.pearson(actual, expected)).isGreaterThanOrEqualTo(0.9999);
                float[] heat = GradCam.of(evidence).toArray();
                for (int i = 0; i < cells; i++) {
                    assertThat(heat[i] > 0).isEqualTo(expected[i] > 0);
                }
            }
        }
    }

    /** Nobody asks for the last layer: it is explained only if there is no doubt about it. */
    private @Nullable Integer asked() {
        return layer == 0 ? null : layer;
    }

    private CardGuess guess() {
        var any = ContentHash.parse("0".repeat(64));
        Activation known =
                activation == null
                        ? null
                        : Stream.of(Activation.values())
                                .filter(one -> one.modelName().equals(activation))
                                .findFirst()
                                .orElseThrow();
        return new CardGuess(any, outputs, known, SIZE, SIZE);
    }
}
