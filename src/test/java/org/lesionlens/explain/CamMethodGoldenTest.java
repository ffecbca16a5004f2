package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.testing.Agreement;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Golden.ClassCase;
import org.lesionlens.testing.Golden.NetworkCase;
import org.lesionlens.testing.Golden.PhotoCase;

/** The methods against PyTorch in float64, from the same activations and gradients. */
class CamMethodGoldenTest {

    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;
    private static final double TOLERANCE = 1e-5; // of the map's largest magnitude

    static Stream<Arguments> cases() {
        return Golden.tinyNetworks().stream()
                .flatMap(network ->
                        network.photos().stream()
                                .flatMap(photo ->
                                        IntStream.range(0, photo.classes().size())
                                                .mapToObj(index ->
                                                        Arguments.of(network, photo, index))));
    }

    @Test
    void thereIsAGoldenForEveryMethodButGradCamWhichHasItsOwn() {
        List<String> others =
                Arrays.stream(CamMethod.values())
                        .filter(method -> method != CamMethod.GRAD_CAM)
                        .map(CamMethod::key)
                        .toList();

        assertThat(Golden.methods()).isEqualTo(others);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void giveWhatPyTorchGives(NetworkCase network, PhotoCase photo, int index) throws Exception {
        ClassCase golden = photo.classes().get(index);
        ClassEvidence evidence = evidence(photo, index);
        double[] ablated = doubles(Golden.array(golden.ablated()));
        float[] maps = Golden.array(golden.methods());
        for (int i = 0; i < Golden.methods().size(); i++) {
            CamMethod method = CamMethod.of(Golden.methods().get(i)).orElseThrow();
            float[] expected =
                    Arrays.copyOfRange(maps, i * WIDTH * HEIGHT, (i + 1) * WIDTH * HEIGHT);
            String name = method + " of " + golden.name() + " in " + network.archive();

            compare(name, method.signed(evidence, () -> ablated), expected);
        }
    }

    private static ClassEvidence evidence(PhotoCase photo, int index) {
        float[] logits = Golden.array(photo.logits());
        boolean single = logits.length == 1;
        float logit = single ? logits[0] * (2 * index - 1) : logits[index];
        return new ClassEvidence(
                logit,
                maps(Golden.array(photo.activations())),
                maps(Golden.array(photo.classes().get(index).gradient())));
    }

    private static FeatureMaps maps(float[] values) {
        return new FeatureMaps(values.length / (WIDTH * HEIGHT), HEIGHT, WIDTH, values);
    }

    private static void compare(String name, SignedMap map, float[] expected) {
        var golden = new SignedMap(WIDTH, HEIGHT, expected);
        double tolerance = TOLERANCE * golden.magnitude();
        for (int cell = 0; cell < expected.length; cell++) {
            assertThat((double) map.toArray()[cell])
                    .as("%s, cell %d", name, cell)
                    .isCloseTo(expected[cell], within(tolerance));
            if (Math.abs(expected[cell]) > tolerance || expected[cell] == 0) {
                assertThat(map.positive().toArray()[cell] == 0)
                        .as("%s, cell %d is empty", name, cell)
                        .isEqualTo(expected[cell] <= 0);
            }
        }
        assertThat(Agreement.pearson(map.toArray(), expected)).as(name).isGreaterThan(0.99999);
        assertThat(Agreement.pearson(map.positive().toArray(), golden.positive().toArray()))
                .as(name)
                .isGreaterThan(0.999);
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
