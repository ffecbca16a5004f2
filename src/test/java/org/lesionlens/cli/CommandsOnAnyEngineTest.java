package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.MeanColourEngine;

/** Commands know an engine by its contract alone: here it is one in plain Java. */
class CommandsOnAnyEngineTest {

    private final MeanColourEngine engine = new MeanColourEngine();
    private final Path set;
    private final Path red;

    CommandsOnAnyEngineTest(@TempDir Path folder) {
        this.set = folder.resolve("set");
        this.red = set.resolve("malignant").resolve("red.png");
    }

    @BeforeEach
    void drawOnePhotoOfEachClass() throws IOException {
        Path green = set.resolve("benign").resolve("green.png");
        Files.createDirectories(red.getParent());
        Files.createDirectories(green.getParent());
        PngWriter.replace(painted(0xFF0000), red);
        PngWriter.replace(painted(0x00FF00), green);
    }

    private static RgbImage painted(int colour) {
        return RgbImage.painted(16, 16, (y, row) -> Arrays.fill(row, colour));
    }

    @Test
    void explainPrintsWhatTheNetworkSays() {
        JsonObject result =
                run("explain", red.toString(), "--out", set.resolveSibling("figures").toString())
                        .result();

        assertThat(result.getAsJsonArray("logits").get(0).getAsDouble()).isCloseTo(4, within(1e-6));
        assertThat(result.get("map_max").getAsDouble()).isCloseTo(1, within(1e-6)); // 4/4 · 1
    }

    @Test
    void scoreSortsTheSetByTheNetwork() throws IOException {
        Path table = set.resolveSibling("results.csv");

        Invocation score = run("score", set.toString(), "--out", table.toString(), "--no-store");

        assertThat(score.exitCode()).isZero();
        List<String> rows = Files.readAllLines(table);
        assertThat(rows).anyMatch(row -> row.contains("green") && row.contains(",TN,"));
        assertThat(rows).anyMatch(row -> row.contains("red") && row.contains(",TP,"));
    }

    @Test
    void inspectTellsWhatTheEngineFound() {
        assertThat(run("inspect", red.toString()).out()).contains("MeanColour").contains("logits");
    }

    @Test
    void aModelThatCannotBeLoadedIsMisuse() {
        Invocation explain =
                run("explain", red.toString(), "--out", "unused", "--model", "missing.pt");

        assertThat(explain.exitCode()).isEqualTo(2);
        assertThat(explain.err()).contains("missing.pt does not exist");
    }

    private Invocation run(String... args) {
        return Invocation.of(engine, args);
    }
}
