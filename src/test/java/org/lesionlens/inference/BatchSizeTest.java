package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ScoredInput;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;

class BatchSizeTest {

    private static final int SIZE = 48;
    private static final int LONG = 4; // milliseconds

    @TempDir private Path folder;
    private final List<Integer> groups = new ArrayList<>();
    private final BatchSize batch = new BatchSize();

    private static List<ImageTensor> inputs(int count) {
        return IntStream.range(0, count).mapToObj(BatchSizeTest::noise).toList();
    }

    private static ImageTensor noise(int seed) {
        return noise(seed, SIZE, SIZE);
    }

    private static ImageTensor noise(int seed, int width, int height) {
        var random = new Random(seed);
        float[] pixels = new float[3 * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return ImageTensor.of(width, height, pixels);
    }

    private static ScoredInput first(ImageTensor input, double error) {
        var maps = new FeatureMaps(1, 1, 1, input.toArray()[0]);
        double logit = input.toArray()[0] + error;
        return new ScoredInput(List.of(logit), new ClassEvidence(logit, maps, maps));
    }

    private static List<ScoredInput> slowly(List<ImageTensor> inputs) throws InterruptedException {
        Thread.sleep(LONG);
        return inputs.stream().map(input -> first(input, 0)).toList();
    }

    private List<ScoredInput> scored(
            int count, int most, double error, List<ImageTensor> inputs, String failure)
            throws Exception {
        assertThat(inputs).hasSize(count);
        return batch.scored(
                inputs,
                some -> {
                    groups.add(some.size());
                    if (some.size() > most) {
                        throw new ClassificationException(failure);
                    }
                    return some.stream().map(input -> first(input, error)).toList();
                },
                BatchSizeTest::slowly);
    }

    @Test
    void asksTogetherWhatIsTheSameAndSooner() throws Exception {
        List<ImageTensor> inputs = inputs(6);

        assertThat(scored(6, 8, 0, inputs, "")).isEqualTo(slowly(inputs));
        assertThat(batch.get()).isEqualTo(6);
        groups.clear();
        assertThat(scored(16, 8, 0, inputs(16), "")).isEqualTo(slowly(inputs(16)));
        assertThat(groups).containsExactly(6, 6, 4);
    }

    @Test
    void asksAloneWhatDiffersTogether() throws Exception {
        assertThat(scored(6, 8, 0.1, inputs(6), "")).isEqualTo(slowly(inputs(6)));
        assertThat(batch.get()).isEqualTo(1);
        groups.clear();
        assertThat(scored(3, 8, 0.1, inputs(3), "")).isEqualTo(slowly(inputs(3)));
        assertThat(groups).isEmpty();
    }

    @Test
    void halvesWhereMemoryIsFullFromTheBeginningOrLater() throws Exception {
        String full = "running the network failed: CUDA out of memory. Tried to allocate 2 GiB";

        scored(16, 5, 0, inputs(16), full);
        assertThat(groups).startsWith(16, 8, 4).doesNotContain(2);
        assertThat(batch.get()).isEqualTo(4);
        groups.clear();
        assertThat(scored(9, 3, 0, inputs(9), full)).isEqualTo(slowly(inputs(9)));
        assertThat(groups).containsExactly(4, 2, 2, 2, 2);
        assertThat(batch.get()).isEqualTo(2);
    }

    @Test
    void asksAloneWhateverElseFailsTogether() throws Exception {
        scored(8, 1, 0, inputs(8), "shape '[1, 32]' is invalid for input of size 256");

        assertThat(groups).containsExactly(8);
        assertThat(batch.get()).isEqualTo(1);
    }

    @Test
    void whatFailsAloneFails() {
        assertThatThrownBy(() ->
                        batch.scored(
                                inputs(2),
                                some -> slowly(some),
                                _ -> {
                                    throw new ClassificationException("CUDA out of memory");
                                }))
                .isInstanceOf(ClassificationException.class);
    }

    /** Each archive, of whatever layer: what it says of three inputs in one run, and of each. */
    @TestFactory
    Stream<DynamicTest> networksSayTheSameTogether() {
        Path golden = Golden.FOLDER;
        return Stream.of(golden.resolve("tiny_pooled.pt"), golden.resolve("tiny_hidden.pt"))
                .map(file ->
                        DynamicTest.dynamicTest(
                                String.valueOf(file.getFileName()), () -> compare(file)));
    }

    private void compare(Path file) throws Exception {
        try (var engine = new TorchEngine(folder.resolve("models"), null);
                TorchClassifier network =
                        (TorchClassifier) engine.load(file, ModelChoice.DEFAULT)) {
            InputSpec spec = network.card().input();
            List<ImageTensor> inputs =
                    IntStream.of(1, 2, 3)
                            .mapToObj(seed -> noise(seed, spec.width(), spec.height()))
                            .toList();
            List<ScoredInput> together = network.scoredTogether(inputs, 1);
            for (int i = 0; i < inputs.size(); i++) {
                ScoredInput alone = network.scored(inputs.subList(i, i + 1), 1).getFirst();
                assertClose(
                        alone.evidence().activations(), together.get(i).evidence().activations());
                assertClose(alone.evidence().gradients(), together.get(i).evidence().gradients());
                assertThat(together.get(i).evidence().logit())
                        .isCloseTo(alone.evidence().logit(), within(1e-5));
            }
            assertThat(network.together()).isEqualTo(1); // on a CPU
        }
    }

    private static void assertClose(FeatureMaps one, FeatureMaps other) {
        assertThat(Agreement.pearson(one.toArray(), other.toArray())).isGreaterThan(0.999999);
        assertThat(FusionTrial.deviation(one.toArray(), other.toArray())).isLessThan(1e-5);
    }
}
