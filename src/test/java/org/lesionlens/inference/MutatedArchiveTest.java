package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;

/**
 * Damaged archives are refused or run; none ends the program. All are opened in one process beside
 * this one, which begins again behind what ends it: that must be refused by a program that is
 * careful.
 */
class MutatedArchiveTest {

    private static final int MUTATIONS = Integer.getInteger("lesionlens.mutations", 200);
    private static final int MOST_LEFT_TO_THE_FIRST_RUN = MUTATIONS / 100;

    @TempDir private Path folder;

    @Test
    void noDamagedArchiveEndsTheProgram() throws Exception {
        List<String> ended = new ArrayList<>();
        int next = 0;
        while (next < MUTATIONS) {
            Path log = folder.resolve("log");
            Files.writeString(log, "");
            int code = process(next, log).waitFor();
            List<String> lines = Files.readAllLines(log);
            next += lines.size();
            assertThat(lines).as("exit code %d", code).isNotEmpty();
            if (code != 0) {
                ended.add(lines.getLast());
            }
        }

        for (String seed : ended) {
            Path file = folder.resolve("ended.pt");
            MutatedArchive.write(Long.parseLong(seed), file);
            try (var careful = TorchEngine.careful(folder.resolve("models"), null, null)) {
                assertThatThrownBy(() -> careful.load(file, ModelChoice.DEFAULT).close())
                        .as("seed %s", seed)
                        .isInstanceOf(ModelLoadException.class)
                        .hasMessageContaining("it ended that process");
            }
        }
        assertThat(ended)
                .as("left to the first run")
                .hasSizeLessThanOrEqualTo(MOST_LEFT_TO_THE_FIRST_RUN);
    }

    private Process process(int first, Path log) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutatedArchiveProcess.class.getName(),
                        String.valueOf(first),
                        String.valueOf(MUTATIONS),
                        folder.toString(),
                        log.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("output").toFile()))
                .start();
    }
}
