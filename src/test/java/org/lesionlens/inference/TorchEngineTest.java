package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.GradCam;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Golden.ClassCase;
import org.lesionlens.testing.Golden.NetworkCase;
import org.lesionlens.testing.Golden.PhotoCase;

/** The engine against plain autograd on the original networks, from the same input. */
class TorchEngineTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @TestFactory
    Stream<DynamicTest> equalsAutogradOnTheOriginalNetwork() {
        return Golden.tinyNetworks().stream()
                .flatMap(network ->
                        network.photos().stream()
                                .map(photo ->
                                        DynamicTest.dynamicTest(
                                                network.archive() + " " + photo.photo(),
                                                () -> compare(network, photo))));
    }

    private static void compare(NetworkCase network, PhotoCase photo) throws Exception {
        try (Classifier classifier = ENGINE.load(network.file())) {
            ForwardPass pass = classifier.forward(input(photo));

            float[] logits = Golden.array(photo.logits());
            for (int i = 0; i < logits.length; i++) {
                assertThat(pass.logits().get(i)).isCloseTo(logits[i], within(1e-5));
            }
            assertClose(pass.activations().toArray(), Golden.array(photo.activations()));
            for (ClassCase golden : photo.classes()) {
                int index = classifier.card().output().classes().indexOf(golden.name());
                compare(classifier.evidence(pass, index), golden);
            }
        }
    }

    private static void compare(ClassEvidence evidence, ClassCase golden) {
        assertClose(evidence.gradients().toArray(), Golden.array(golden.gradient()));
        float[] map = GradCam.of(evidence).toArray();
        float[] goldenMap = Golden.array(golden.map());
        assertThat(GradCam.of(evidence).isEmpty()).isEqualTo(golden.empty());
        assertThat(Agreement.pearson(map, goldenMap)).isGreaterThanOrEqualTo(0.9999);
        assertThat(Agreement.zeros(map)).isEqualTo(Agreement.zeros(goldenMap));
        assertClose(GradCam.signed(evidence).toArray(), Golden.array(golden.signed()));
    }

    private static void assertClose(float[] actual, float[] golden) {
        assertThat(actual).hasSameSizeAs(golden).containsExactly(golden, within(1e-5f));
    }

    private static ImageTensor input(PhotoCase photo) {
        return ImageTensor.of(64, 48, Golden.array(photo.input()));
    }

    @Test
    void theSameInputGivesTheSameBits() throws Exception {
        NetworkCase network = Golden.tinyNetworks().getLast();
        try (Classifier classifier = ENGINE.load(network.file())) {
            ImageTensor input = input(network.photos().getFirst());

            ForwardPass first = classifier.forward(input);
            ClassEvidence why = classifier.evidence(first, 1);
            ForwardPass again = classifier.forward(input);

            assertThat(again).isEqualTo(first);
            assertThat(classifier.evidence(again, 1)).isEqualTo(why);
        }
    }
}
