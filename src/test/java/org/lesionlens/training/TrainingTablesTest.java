package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrainingTablesTest {

    @Test
    void everyColumnStandsOnThePageOfFormats() throws IOException {
        String page = Files.readString(Path.of("docs", "formats.md"));
        String section = page.substring(page.indexOf("\n## A training\n"));

        assertThat(TrainingTables.CHECKPOINTS)
                .allSatisfy(column -> assertThat(section).contains("`" + column + "`"));
        assertThat(TrainingTables.PHOTOS)
                .allSatisfy(column -> assertThat(section).contains("`" + column + "`"));
    }
}
