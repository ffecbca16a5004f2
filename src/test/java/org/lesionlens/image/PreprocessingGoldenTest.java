package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Npy;

class PreprocessingGoldenTest {

    @TestFactory
    Stream<DynamicTest> equalsNumPy() {
        return Golden.list("index.json", "preprocessing").stream()
                .map(golden -> test(golden, golden.getAsJsonObject("input"), "tensor"));
    }

    @TestFactory
    Stream<DynamicTest> equalsTheInputOfTheGoldenNetworks() {
        return Golden.list("index.json", "networks").stream()
                .flatMap(network -> {
                    var model = network.getAsJsonObject("model");
                    return network.getAsJsonArray("cases").asList().stream()
                            .map(JsonElement::getAsJsonObject)
                            .map(c -> test(c, model.getAsJsonObject("input"), "input"));
                });
    }

    private static DynamicTest test(JsonObject golden, JsonObject input, String key) {
        var tensor = golden.get(key).getAsString();
        var photo = golden.get("photo").getAsString();
        return DynamicTest.dynamicTest(tensor, () -> compare(photo, spec(input), tensor));
    }

    private static void compare(String photo, InputSpec spec, String tensor) throws IOException {
        var expected = Npy.read(Golden.FOLDER.resolve(tensor));

        var actual = Preprocessing.tensor(Golden.picture(photo), spec);

        assertThat(expected.shape()).endsWith(3, actual.height(), actual.width());
        assertThat(largestDifference(actual.toArray(), expected.values())).isLessThan(1e-6f);
    }

    private static float largestDifference(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        float largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i])); // NaN stays NaN
        }
        return largest;
    }

    private static InputSpec spec(JsonObject input) {
        return new InputSpec(
                input.get("width").getAsInt(),
                input.get("height").getAsInt(),
                InputFit.named(input.get("fit").getAsString()).orElseThrow(),
                Interpolation.named(input.get("interpolation").getAsString()).orElseThrow(),
                input.get("scale").getAsDouble(),
                numbers(input.getAsJsonArray("mean")),
                numbers(input.getAsJsonArray("std")));
    }

    private static List<Double> numbers(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsDouble).toList();
    }
}
