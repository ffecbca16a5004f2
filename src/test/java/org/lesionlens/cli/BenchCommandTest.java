package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lesionlens.inference.TorchEngine;

class BenchCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final List<String> WORDS = List.of("device", "model");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void printsOneObjectWithTheseKeys() {
        Invocation bench =
                Invocation.with(
                        ENGINE,
                        Invocation.MODEL,
                        (width, height, runs) -> OptionalDouble.of(width + height + runs),
                        "bench",
                        "--runs=1");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        JsonObject result = bench.result();
        assertThat(result.keySet())
                .containsExactly(
                        "load_ms",
                        "first_call_ms",
                        "decode_24mp_ms",
                        "preprocess_ms",
                        "features_ms",
                        "gradient_map_ms",
                        "image_ms",
                        "overlay_1000_ms",
                        "overlay_3840_ms",
                        "slider_ms",
                        "gradcam_over_features",
                        "device",
                        "model",
                        "threads");
        assertThat(result.get("slider_ms").getAsDouble()).isEqualTo(1000 + 1000 + 1);
        assertThat(result.get("device").getAsString()).isEqualTo("CPU");
        assertThat(result.get("model").getAsString()).isEqualTo("Tiny pooled");
        assertThat(
                        result.entrySet().stream()
                                .filter(entry -> !WORDS.contains(entry.getKey()))
                                .map(Map.Entry::getValue)
                                .map(JsonElement::getAsDouble))
                .allMatch(number -> number > 0);
    }

    @Test
    void refusesToRunLessThanOnce() {
        assertThat(Invocation.of(ENGINE, "bench", "--runs=0").exitCode()).isEqualTo(2);
    }
}
