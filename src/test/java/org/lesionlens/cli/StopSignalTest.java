package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.testing.Golden;

class StopSignalTest {

    private static final int ENDED_BY_SIGNAL = 128 + 15;
    private static final int PICTURES = 2000; // far more than are done before the signal

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to stop there")
    void leavesNoHalfFiles(@TempDir Path folder) throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Path out = folder.resolve("out");
        for (int i = 0; i < PICTURES; i++) {
            Files.copy(Golden.FOLDER.resolve("lesions/wide.png"), in.resolve(i + ".png"));
        }

        Process process = start(in, out);
        List<String> results;
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            process.toHandle().destroy(); // politely, as Ctrl-C does
            results = Stream.concat(Stream.ofNullable(first), lines.lines()).toList();
        }

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(results).isNotEmpty().hasSizeLessThan(PICTURES);
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGNAL);
        assertThat(results).allMatch(line -> line.startsWith("{\"file\":"));
        assertWhole(out, results.size());
    }

    private static Process start(Path in, Path out) throws IOException {
        return StopProcess.of("explain", in.toString(), "--out=" + out)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void assertWhole(Path out, int results) throws Exception {
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        try (Stream<Path> files = Files.list(out)) {
            Path table = out.resolve("pictures.csv");
            List<Path> pictures = files.filter(file -> !file.equals(table)).toList();
            assertThat(pictures).hasSize(results);
            for (Path file : pictures) {
                assertThat(file.toString()).endsWith(".png");
                assertThat(decoder.decode(file).width()).isPositive();
            }
            assertThat(Files.readAllLines(table)).hasSize(1 + results); // with its header
        }
    }
}
