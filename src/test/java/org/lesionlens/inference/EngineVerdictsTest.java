package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.analysis.CudaTrouble;

class EngineVerdictsTest {

    @TempDir private Path home;

    private EngineVerdicts verdicts() {
        return new EngineVerdicts(home.resolve("models"), home.resolve("driver"));
    }

    @Test
    void aCardIsKnownAtTheNextStartUntilLibtorchOrDriverChange() {
        EngineVerdict found = EngineVerdict.card("NVIDIA H100 80GB HBM3");

        verdicts().keep("libtorch 1, driver 1", found);

        assertThat(verdicts().of("libtorch 1, driver 1")).contains(found);
        assertThat(verdicts().of("libtorch 1, driver 2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatMayHavePassedByTheNextStartIsTriedAgain(CudaTrouble trouble) throws Exception {
        Files.writeString(home.resolve("driver"), "NVRM version: 550.54.15");
        EngineVerdict found = EngineVerdict.without(trouble, "what it said: \u00e4");

        verdicts().keep("state", found);

        if (trouble == CudaTrouble.OUT_OF_MEMORY || trouble == CudaTrouble.FAILED) {
            assertThat(verdicts().of("state")).isEmpty();
        } else {
            assertThat(verdicts().of("state")).contains(found);
        }
    }

    /** As on Windows and its Linux, where a new driver would not be noticed. */
    @ParameterizedTest
    @EnumSource(names = {"OLD_DRIVER", "NO_CARD"})
    void whatADriverIsToBlameForIsTriedAgainWhereItsVersionIsNotTold(CudaTrouble trouble) {
        verdicts().keep("state", EngineVerdict.without(trouble, ""));

        assertThat(verdicts().of("state")).isEmpty();
    }

    @Test
    void aLibtorchThatDoesNotLoadIsTriedAgain() {
        verdicts().keep("state", EngineVerdict.failed("it ended the process"));

        assertThat(verdicts().of("state")).isEmpty();
    }

    @Test
    void whatWasWrittenByHalvesIsTriedAgain() throws Exception {
        verdicts().keep("state", EngineVerdict.CPU);
        try (var files = Files.list(home.resolve("models"))) {
            Files.writeString(files.findFirst().orElseThrow(), "cuda=tr");
        }

        assertThat(verdicts().of("state")).isEmpty();
    }

    @Test
    void nothingIsNeededToBeWritten() throws Exception {
        Path file = Files.writeString(home.resolve("models"), "a file where the folder would be");

        verdicts().keep("state", EngineVerdict.CPU);

        assertThat(verdicts().of("state")).isEmpty();
        assertThat(file).hasContent("a file where the folder would be");
    }

    @Test
    void theStateNamesTheLibtorch() {
        assertThat(EngineVerdicts.state()).contains(LibtorchChoice.current().version());
    }
}
