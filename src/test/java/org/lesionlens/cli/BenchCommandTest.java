package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.bench.GalleryTimes;
import org.lesionlens.bench.GalleryViewBenchmark;
import org.lesionlens.bench.ViewerBenchmark;
import org.lesionlens.bench.ViewerTimes;
import org.lesionlens.bench.window.OffscreenGalleryBenchmark;
import org.lesionlens.inference.TorchEngine;

class BenchCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final List<String> WORDS = List.of("device", "model");

    @TempDir private Path work = Path.of("");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /** The window itself is measured where it lives; here only what is printed counts. */
    private static final ViewerBenchmark WINDOW =
            new ViewerBenchmark() {
                @Override
                public OptionalDouble stepMillis(int width, int height, int runs) {
                    return OptionalDouble.of(width + height + runs);
                }

                @Override
                public ViewerTimes viewer(Classifier classifier, int runs, Duration drag) {
                    return new ViewerTimes(
                            runs,
                            drag.toSeconds(),
                            2.5,
                            3,
                            4,
                            5,
                            6,
                            7,
                            8,
                            9,
                            classifier.runsOn().device(),
                            "m");
                }
            };

    @Test
    void measuresAttributions() {
        Invocation bench = Invocation.of(ENGINE, "bench", "--methods", "--runs=1");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        JsonObject result = bench.result();
        for (String key :
                List.of(
                        "forward_ms",
                        "gradient_ms",
                        "gradient_over_forward",
                        "integrated_over_gradients",
                        "occlusion_ms",
                        "occlusion_over_forward",
                        "occlusion_coarse_ms")) {
            assertThat(result.get(key).getAsDouble()).as(key).isPositive();
        }
        assertThat(result.get("occlusion_places").getAsInt()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void printsOneObjectWithTheseKeys() {
        Invocation bench = Invocation.with(ENGINE, Invocation.MODEL, WINDOW, "bench", "--runs=1");

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

    @Test
    void theViewerHasItsOwnKeys() {
        Invocation bench =
                Invocation.with(
                        ENGINE,
                        Invocation.MODEL,
                        WINDOW,
                        "bench",
                        "--viewer",
                        "--runs=9",
                        "--drag=2");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.result().keySet())
                .containsExactly(
                        "slider_p50_ms",
                        "slider_p99_ms",
                        "slider_p99_while_scoring_ms",
                        "method_p50_ms",
                        "ablation_ms",
                        "next_image_ms",
                        "drag_max_frame_ms",
                        "drag_heap_growth_mb",
                        "pan_fps",
                        "channel_page_ms",
                        "device",
                        "model");
        assertThat(bench.result().get("slider_p50_ms").getAsDouble()).isEqualTo(9);
        assertThat(bench.result().get("slider_p99_ms").getAsDouble()).isEqualTo(2);
    }

    @Test
    void withoutAWindowTheViewerIsNotMeasured() {
        assertThat(Invocation.of(ENGINE, "bench", "--viewer").exitCode()).isEqualTo(2);
        assertThat(Invocation.of(ENGINE, "bench", "--start").exitCode()).isEqualTo(2);
    }

    @Test
    void aLargeSetHasItsOwnKeysAndIsMeasuredInTheRealWindow() {
        Invocation bench =
                Invocation.with(
                        ENGINE,
                        Invocation.MODEL,
                        null,
                        new OffscreenGalleryBenchmark(ENGINE),
                        "bench",
                        "--gallery",
                        "--rows=48",
                        "--images=4",
                        "--runs=2");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        JsonObject result = bench.result();
        assertThat(result.keySet())
                .containsExactly(
                        "rows",
                        "catalogue_ms",
                        "threshold_step_ms",
                        "threshold_p99_ms",
                        "scroll_max_frame_ms",
                        "scroll_heap_growth_mb",
                        "reopen_ms",
                        "reopen_all_ms",
                        "score_over_features",
                        "score_rss_growth_mb",
                        "images",
                        "device",
                        "model");
        assertThat(result.get("rows").getAsInt()).isEqualTo(48);
        assertThat(result.get("catalogue_ms").getAsDouble()).isPositive();
        assertThat(result.get("threshold_step_ms").getAsDouble()).isPositive();
        assertThat(result.get("scroll_max_frame_ms").getAsDouble()).isPositive();
        assertThat(result.get("reopen_ms").getAsDouble())
                .isPositive()
                .isLessThanOrEqualTo(result.get("reopen_all_ms").getAsDouble());
        assertThat(result.get("score_over_features").getAsDouble()).isPositive();
    }

    @Test
    void aTablesRowsAreMeasuredInsteadOfSyntheticOnes() throws Exception {
        Path table = Files.writeString(work.resolve("mine.csv"), "image,patient\na,P\nb,P\nc,P\n");
        var asked = new ArrayList<String>();
        GalleryViewBenchmark benchmark =
                (model, folder, store, runs) -> {
                    try (var photos = Files.list(folder)) {
                        photos.forEach(file -> asked.add(file.getFileName().toString()));
                    }
                    return new GalleryTimes(1, 2, 3, 4, 5, 6);
                };

        Invocation bench =
                Invocation.with(
                        ENGINE,
                        Invocation.MODEL,
                        null,
                        benchmark,
                        "bench",
                        "--gallery",
                        "--labels=" + table,
                        "--images=2");

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(asked)
                .containsExactlyInAnyOrder("a.jpg", "b.jpg", "c.jpg", "train.csv", "masks");
        assertThat(bench.result().get("rows").getAsInt()).isEqualTo(3);
        assertThat(bench.result().get("threshold_p99_ms").getAsDouble()).isEqualTo(2);
    }

    @Test
    void withoutAWindowALargeSetIsNotMeasured() {
        assertThat(Invocation.of(ENGINE, "bench", "--gallery").exitCode()).isEqualTo(2);
    }
}
