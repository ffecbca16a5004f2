package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.PrefixTokens;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Golden.ClassCase;
import org.lesionlens.testing.Golden.NetworkCase;
import org.lesionlens.testing.Golden.PhotoCase;

/** The head without one channel at a time, against a plain loop in PyTorch. */
class AblationTest {

    private static final TorchEngine ENGINE = new TorchEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void givesTheScoresOfAPlainLoop() throws Exception {
        for (NetworkCase network : Golden.tinyNetworks()) {
            try (Classifier classifier = ENGINE.load(network.file())) {
                for (PhotoCase photo : network.photos()) {
                    compare(classifier, photo);
                }
            }
        }
    }

    private static void compare(Classifier classifier, PhotoCase photo) throws Exception {
        ForwardPass pass = classifier.forward(input(photo));
        for (ClassCase golden : photo.classes()) {
            int index = classifier.card().output().classes().indexOf(golden.name());

            assertThat(classifier.ablatedScores(pass, index))
                    .containsExactly(doubles(golden.ablated()), within(1e-5));
        }
    }

    /** Its head pools and then is linear: a channel's part in y is the sum of its ∂y/∂A ⊙ A. */
    @Test
    void leavesOutOneOf2048ChannelsInTheDemoModel() throws Exception {
        try (Classifier classifier = ENGINE.load(Path.of("models/efficientnet_b5_demo.pt"))) {
            ForwardPass pass = classifier.forward(noise(classifier.card().input().width()));
            ClassEvidence evidence = classifier.evidence(pass, 0);

            double[] scores = classifier.ablatedScores(pass, 0);

            assertThat(scores).hasSize(2048);
            for (int channel = 0; channel < scores.length; channel++) {
                double part = 0;
                for (int cell = 0; cell < pass.activations().cells(); cell++) {
                    part +=
                            evidence.gradients().at(channel, cell)
                                    * evidence.activations().at(channel, cell);
                }
                assertThat(scores[channel]).isCloseTo(evidence.logit() - part, within(1e-5));
            }
        }
    }

    private static ImageTensor noise(int side) {
        float[] values = new float[3 * side * side];
        var random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return ImageTensor.of(side, side, values);
    }

    /** 8 channels in batches of 1; of 3, 3 and 2; of 8. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 100})
    void doesNotDependOnHowManyFitIntoABatch(int copies) throws Exception {
        NetworkCase hidden = Golden.tinyNetworks().getLast();
        PhotoCase photo = hidden.photos().getFirst();
        var maps = new FeatureMaps(8, 6, 8, Golden.array(photo.activations()));
        var output = new LayerOutput(maps, PrefixTokens.NONE);
        try (TorchNetwork network = TorchNetwork.load(hidden.file(), Device.cpu());
                var batch =
                        new AblationBatch(network, output, 1, copies * 8L * 6 * 8 * Float.BYTES)) {
            int size = batch.size();
            double[] scores =
                    IntStream.iterate(0, first -> first < 8, first -> first + size)
                            .mapToObj(batch::run)
                            .flatMapToDouble(DoubleStream::of)
                            .toArray();

            assertThat(size).isEqualTo(Math.clamp(copies, 1, 8));
            assertThat(scores)
                    .containsExactly(doubles(photo.classes().get(1).ablated()), within(1e-5));
        }
    }

    @Test
    void stopsWhenInterruptedAndWorksAgain() throws Exception {
        NetworkCase network = Golden.tinyNetworks().getLast();
        try (Classifier classifier = ENGINE.load(network.file())) {
            ForwardPass pass = classifier.forward(input(network.photos().getFirst()));
            double[] before = classifier.ablatedScores(pass, 0);

            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> classifier.ablatedScores(pass, 0));

            assertThat(classifier.ablatedScores(pass, 0)).containsExactly(before);
        }
    }

    @Test
    void givesTheSameBitsFromTheFirstTimeOn() throws Exception {
        NetworkCase network = Golden.tinyNetworks().getLast();
        try (Classifier classifier = ENGINE.load(network.file())) {
            ForwardPass pass = classifier.forward(input(network.photos().getFirst()));

            double[] first = classifier.ablatedScores(pass, 0);

            for (int run = 0; run < 3; run++) {
                assertThat(classifier.ablatedScores(pass, 0)).containsExactly(first);
            }
        }
    }

    @Test
    void refusesAClassThatIsNot() throws Exception {
        NetworkCase network = Golden.tinyNetworks().getLast();
        try (Classifier classifier = ENGINE.load(network.file())) {
            var pass = new ForwardPass(List.of(0.0, 0.0, 0.0), new FeatureMaps(1, 1, 1, 0));

            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> classifier.ablatedScores(pass, 3));
        }
    }

    private static ImageTensor input(PhotoCase photo) {
        return ImageTensor.of(64, 48, Golden.array(photo.input()));
    }

    private static double[] doubles(String golden) {
        float[] values = Golden.array(golden);
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
