package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.files.FileNames;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Golden.ClassCase;
import org.lesionlens.testing.Golden.NetworkCase;
import org.lesionlens.testing.Golden.PhotoCase;
import org.lesionlens.testing.Npy;

/** From picture file to raw map file, against plain autograd on the original networks. */
class ExplainGoldenTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final double TOLERANCE = 1e-4;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    static Stream<Arguments> cases() {
        return Golden.tinyNetworks().stream()
                .flatMap(network ->
                        network.photos().stream()
                                .flatMap(photo ->
                                        photo.classes().stream()
                                                .map(golden ->
                                                        Arguments.of(network, photo, golden))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheGoldenNumbers(
            NetworkCase network, PhotoCase photo, ClassCase golden, @TempDir Path folder)
            throws IOException {
        Path file = Golden.FOLDER.resolve(photo.photo());
        Invocation explain =
                Invocation.of(
                        ENGINE,
                        "explain",
                        file.toString(),
                        "--model=" + network.file(),
                        "--class=" + golden.name(),
                        "--out=" + folder,
                        "--raw");

        assertThat(explain.exitCode()).as(explain.err()).isZero();
        JsonObject result = explain.result();
        assertThat(result.get("file").getAsString()).isEqualTo(file.toString());
        assertThat(result.get("class").getAsString()).isEqualTo(golden.name());
        checkLogits(result.getAsJsonArray("logits"), Golden.array(photo.logits()));
        String name = FileNames.stem(file) + "." + golden.name() + ".grad-cam.npy";
        checkMap(result, Npy.read(folder.resolve(name)), golden);
    }

    private static void checkLogits(JsonArray logits, float[] golden) {
        assertThat(logits).hasSize(golden.length);
        for (int i = 0; i < golden.length; i++) {
            assertThat(logits.get(i).getAsDouble()).isCloseTo(golden[i], within(TOLERANCE));
        }
    }

    private static void checkMap(JsonObject result, Npy map, ClassCase golden) {
        float[] expected = Golden.array(golden.map());
        assertThat(map.values()).containsExactly(expected, within((float) TOLERANCE));
        assertThat(map.shape())
                .containsExactly(
                        result.get("map_height").getAsInt(), result.get("map_width").getAsInt());
        assertThat(result.get("empty").getAsBoolean()).isEqualTo(golden.empty());
        assertThat(result.get("border_energy").isJsonNull()).isEqualTo(golden.empty());
        float highest = 0;
        for (float value : map.values()) {
            highest = Math.max(highest, value);
        }
        assertThat(result.get("map_max").getAsFloat()).isEqualTo(highest);
    }
}
