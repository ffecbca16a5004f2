package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Ensemble;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.explain.ChannelContributions;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Golden;

/** What archives say of their heads, against the weights and the bias that PyTorch has for them. */
class ChannelsOfArchivesTest {

    private static final Path POOLED = Golden.FOLDER.resolve("tiny_pooled.pt");

    private static ChannelContributions contributions(Classifier classifier, String input)
            throws Exception {
        ForwardPass pass =
                classifier.forward(ImageTensor.of(64, 48, Golden.array(input + ".input.npy")));
        return ChannelContributions.of(
                classifier.evidence(pass, 1),
                Optional.of(classifier.evidence(pass.silenced(), 1).gradients()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide", "tall", "large"})
    void equalWhatPyTorchsHeadMakesOfEachChannel(String photo) throws Exception {
        float[] head = Golden.array("tiny_pooled/head.npy"); // weights, then the bias
        int channels = head.length - 1;
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(POOLED)) {
            ChannelContributions all = contributions(classifier, "tiny_pooled/" + photo);

            assertThat(all.exact()).isTrue();
            float[] expected = Golden.array("tiny_pooled/" + photo + ".contributions.npy");
            for (int k = 0; k < channels; k++) {
                assertThat(all.channels().get(k).weight()).isCloseTo(head[k], within(1e-6));
                assertThat(all.channels().get(k).contribution())
                        .isCloseTo(expected[k], within(1e-5));
            }
            assertThat(all.rest()).isCloseTo(head[channels], within(1e-5));
        }
    }

    @Test
    void aHeadThatConvolvesIsNotTakenForALinearOne() throws Exception {
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(Golden.FOLDER.resolve("tiny_hidden.pt"))) {
            assertThat(contributions(classifier, "tiny_hidden/wide").exact()).isFalse();
        }
    }

    @Test
    void ofAnEnsembleTheyAreTheMeanOfItsNetworksOwn() throws Exception {
        float[] head = Golden.array("tiny_pooled/head.npy");
        try (var engine = new TorchEngine();
                Classifier one = engine.load(POOLED);
                Classifier same = engine.load(POOLED);
                Classifier both = Ensemble.of(Arrays.asList(one, same))) {
            ChannelContributions all = contributions(both, "tiny_pooled/wide");

            assertThat(all.channels()).hasSize(2 * (head.length - 1));
            assertThat(all.exact()).isTrue();
            assertThat(all.rest()).isCloseTo(head[head.length - 1], within(1e-5));
        }
    }
}
