package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.Precision;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.testing.Golden;
import org.lesionlens.torchscript.FeaturesArchive;
import org.lesionlens.torchscript.ScriptArchive;
import org.lesionlens.torchscript.TorchScriptException;

/** The copy is run on any processor here, also on those on which nothing is gained by it. */
class Bfloat16FeaturesTest {

    private static final double CLOSE = 0.03; // 8 bits, layer by layer
    private static final double EXACT = 1e-5; // would be float32

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tiny_pooled.pt", "tiny_hidden.pt"})
    void theCopyComputesTheSameFeaturesInFewerBits(String name) throws Exception {
        TorchNetwork.start();
        Path original = Golden.FOLDER.resolve(name);
        Path copy = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(copy)) {
            FeaturesArchive.inBfloat16(
                            ScriptArchive.read(original), NetworkMethods.CONTRACT.features())
                    .writeTo(out);
        }
        InputSpec spec;
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(original)) {
            spec = classifier.card().input();
        }
        try (TorchNetwork exact = TorchNetwork.load(original, Device.cpu());
                TorchNetwork reduced = TorchNetwork.load(copy, Device.cpu())) {
            var features = new FusedFeatures(reduced.block(), "forward", () -> {});
            var trial = new FusionTrial(exact, exact.fusedBy(features), spec);

            assertThat(trial.deviation(TrialInputs.noise(spec))).isBetween(EXACT, CLOSE);
        }
    }

    /** A tiny network may be no faster in bfloat16, and a processor know nothing of it. */
    @Test
    void aNetworkIsOtherInBfloat16OrSaysWhyItIsNot() throws Exception {
        try (var engine = new TorchEngine();
                Classifier exact = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"))) {
            try (Classifier reduced = exact.inBfloat16()) {
                InputSpec spec = exact.card().input();
                float[] noise = TrialInputs.noise(spec);
                ImageTensor input = ImageTensor.of(spec.width(), spec.height(), noise);
                double one = exact.forward(input).logits().getFirst();
                double other = reduced.forward(input).logits().getFirst();
                assertThat(other).isCloseTo(one, within(CLOSE * Math.max(1, Math.abs(one))));
                assertThat(other).isNotEqualTo(one);
                assertThat(reduced.precision()).isEqualTo(Precision.BFLOAT16);
                assertThat(reduced.key()).isNotEqualTo(exact.key());
                assertThat(reduced.adjustments()).contains(Adjustment.BFLOAT16);
            } catch (ModelLoadException e) {
                assertThat(e).hasMessageMatching("(?s).*(bfloat16|joined).*");
            }
            assertThat(exact.precision()).isEqualTo(Precision.FLOAT32);
            assertThat(exact.adjustments()).doesNotContain(Adjustment.BFLOAT16);
        }
    }

    @Test
    void whatHasNoSuchFeaturesIsNotReduced() throws Exception {
        ScriptArchive archive = ScriptArchive.read(Golden.FOLDER.resolve("tiny_pooled.pt"));

        assertThatThrownBy(() -> FeaturesArchive.inBfloat16(archive, "nothing"))
                .isInstanceOf(TorchScriptException.class)
                .hasMessageContaining("nothing");
    }
}
