package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.WeightsNotFoundException;
import org.lesionlens.explain.GradCam;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Golden.NetworkCase;

/** Many inputs at once, and networks with shuffled weights. */
class ShuffledNetworkTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void manyInputsAtOnceGiveTheSameAsOneByOne() throws Exception {
        for (NetworkCase network : Golden.tinyNetworks()) {
            try (Classifier classifier = ENGINE.load(network.file())) {
                List<ImageTensor> inputs = inputs(network);

                List<List<Double>> together = classifier.logits(inputs);

                assertThat(together).hasSize(inputs.size());
                for (int i = 0; i < inputs.size(); i++) {
                    List<Double> alone = classifier.forward(inputs.get(i)).logits();
                    for (int k = 0; k < alone.size(); k++) {
                        assertThat(together.get(i).get(k)).isCloseTo(alone.get(k), within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void aShuffledHeadKeepsTheActivationsAndChangesTheMap() throws Exception {
        for (NetworkCase network : Golden.tinyNetworks()) {
            try (Classifier classifier = ENGINE.load(network.file());
                    Classifier shuffled = classifier.shuffled(NetworkPart.HEAD)) {
                ImageTensor input = inputs(network).getFirst();
                ForwardPass pass = classifier.forward(input);

                assertThat(shuffled.forward(input).activations()).isEqualTo(pass.activations());
                assertThat(GradCam.signed(shuffled.evidence(pass, 0)))
                        .isNotEqualTo(GradCam.signed(classifier.evidence(pass, 0)));
                assertThat(classifier.forward(input)).isEqualTo(pass);
            }
        }
    }

    @Test
    void aShuffledHeadHasTheSameWeightsInAnotherOrder() throws Exception {
        NetworkCase pooled = Golden.tinyNetworks().getFirst();
        try (Classifier classifier = ENGINE.load(pooled.file());
                Classifier shuffled = classifier.shuffled(NetworkPart.HEAD)) {
            ForwardPass pass = classifier.forward(inputs(pooled).getFirst());

            // With a pooled linear head the gradient is the weights, divided by the cells.
            float[] before = classifier.evidence(pass, 1).gradients().toArray();
            float[] after = shuffled.evidence(pass, 1).gradients().toArray();

            assertThat(after).isNotEqualTo(before).containsExactlyInAnyOrder(before);
        }
    }

    @Test
    void aShuffledLastStageChangesTheActivationsAlwaysInTheSameWay() throws Exception {
        for (NetworkCase network : Golden.tinyNetworks()) {
            try (Classifier classifier = ENGINE.load(network.file());
                    Classifier once = classifier.shuffled(NetworkPart.HEAD_AND_LAST_STAGE);
                    Classifier again = classifier.shuffled(NetworkPart.HEAD_AND_LAST_STAGE)) {
                ImageTensor input = inputs(network).getFirst();
                ForwardPass pass = once.forward(input);

                assertThat(pass.activations())
                        .isNotEqualTo(classifier.forward(input).activations());
                assertThat(again.forward(input)).isEqualTo(pass);
            }
        }
    }

    @Test
    void onlyTheLastStageIsShuffled() throws Exception {
        String code =
                """
                  def features(self, x):
                    a = torch._convolution(x, CONSTANTS.c0, CONSTANTS.c1, [2, 2], [1, 1])
                    b = torch._convolution(a, CONSTANTS.c2, None, [2, 2], [1, 1])
                    return torch._convolution(b, CONSTANTS.c3, CONSTANTS.c1, [1, 1], [1, 1])
                  def head(self, a):
                    return torch.linear(a, CONSTANTS.c4)
                  def forward(self, x):
                    return torch.linear(x, CONSTANTS.c4)
                """;

        String shuffled =
                ShuffledCode.of(code, NetworkMethods.CONTRACT, NetworkPart.HEAD_AND_LAST_STAGE);

        assertThat(shuffled)
                .contains("(x, CONSTANTS.c0, CONSTANTS.c1,", "(x, CONSTANTS.c4)")
                .contains("torch.size(CONSTANTS.c2)", "torch.size(CONSTANTS.c3)")
                .contains("torch.size(CONSTANTS.c1)", "torch.size(CONSTANTS.c4)")
                .doesNotContain("torch.size(CONSTANTS.c0)");
        assertThat(ShuffledCode.of(code, NetworkMethods.CONTRACT, NetworkPart.HEAD))
                .doesNotContain("torch.size(CONSTANTS.c3)");
    }

    @Test
    void aHeadWithoutNamedWeightsIsToldOf() {
        String code = "def features(self, x):\n  return x\ndef head(self, a):\n  return a\n";

        assertThatExceptionOfType(WeightsNotFoundException.class)
                .isThrownBy(() -> ShuffledCode.of(code, NetworkMethods.CONTRACT, NetworkPart.HEAD))
                .withMessageContaining("method head names no weights");
    }

    private static List<ImageTensor> inputs(NetworkCase network) {
        List<ImageTensor> inputs = new ArrayList<>();
        network.photos()
                .forEach(photo -> inputs.add(ImageTensor.of(64, 48, Golden.array(photo.input()))));
        return inputs;
    }
}
