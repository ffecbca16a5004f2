package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged archives are refused or run, and none ends the process that opens it; all are opened in
 * one beside this one.
 */
class MutatedArchiveTest {

    private static final int MUTATIONS = Integer.getInteger("lesionlens.mutations", 200);

    @TempDir private Path folder;

    @Test
    void noDamagedArchiveEndsTheProcess() throws Exception {
        Path log = folder.resolve("log");

        int code = process(Files.createFile(log)).waitFor();

        List<String> seeds = Files.readAllLines(log);
        assertThat(code).as("end of the process, at seed %s", seeds.getLast()).isZero();
        assertThat(seeds).hasSize(MUTATIONS);
    }

    private Process process(Path log) throws Exception {
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
                        "0",
                        String.valueOf(MUTATIONS),
                        folder.toString(),
                        log.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("output").toFile()))
                .start();
    }
}
