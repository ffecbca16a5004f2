package org.lesionlens.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class ExportBenchmarkTest {

    @Test
    void measuresFiguresPicturesAndReports() throws Exception {
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
        try (var engine = new TorchEngine()) {
            var result =
                    (ExportResult)
                            new ExportBenchmark(analyzer, quiet)
                                    .run(
                                            new ExportBenchmark.Plan(1200, 800, 60, 1),
                                            () ->
                                                    engine.load(
                                                            Golden.FOLDER.resolve(
                                                                    "tiny_pooled.pt")));
            assertThat(result.figureFirstMs()).isPositive();
            assertThat(result.pictureOverImageio()).isPositive();
            assertThat(result.reportMb()).isBetween(0.1, 15.0); // photos of 96×72 pixels
            assertThat(result.rows()).isEqualTo(60);
            assertThat(result.largeReportHeapMb()).isPositive();
        }
    }

    @Test
    void whatIsAliveIsCountedAndGarbageIsNot() throws Exception {
        long before = LiveHeap.now();
        long peak =
                LiveHeap.peak(() -> {
                    int garbage = 0;
                    var kept = new byte[50_000_000];
                    long end = System.nanoTime() + 1_000_000_000L;
                    while (System.nanoTime()
                            < end) { // some between each collection and its reading
                        garbage += new byte[20_000_000].length;
                    }
                    return garbage + kept[7];
                });
        assertThat((peak - before) / 1e6).isBetween(45.0, 75.0);
    }
}
