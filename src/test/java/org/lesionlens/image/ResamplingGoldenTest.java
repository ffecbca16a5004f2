package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.PictureDifference;

class ResamplingGoldenTest {

    @TestFactory
    Stream<DynamicTest> equalsPillowAndPyTorch() {
        return Golden.list("resampling/index.json", "cases").stream()
                .map(golden -> DynamicTest.dynamicTest(name(golden), () -> resizes(golden)));
    }

    private void resizes(JsonObject golden) {
        var source = Golden.picture("resampling/" + golden.get("source").getAsString());
        var expected = Golden.picture("resampling/" + name(golden));
        var interpolation =
                Interpolation.named(golden.get("interpolation").getAsString()).orElseThrow();

        var resized =
                Resampling.resize(
                        source,
                        region(golden, source),
                        golden.get("width").getAsInt(),
                        golden.get("height").getAsInt(),
                        interpolation);

        assertThat(PictureDifference.largest(resized, expected)).isZero();
    }

    private static ImageRegion region(JsonObject golden, RgbImage source) {
        if (!golden.has("box")) {
            return ImageRegion.whole(source.width(), source.height());
        }
        var edges = golden.getAsJsonArray("box");
        return new ImageRegion(
                edges.get(0).getAsDouble(),
                edges.get(1).getAsDouble(),
                edges.get(2).getAsDouble(),
                edges.get(3).getAsDouble());
    }

    private static String name(JsonObject golden) {
        return golden.get("expected").getAsString();
    }
}
