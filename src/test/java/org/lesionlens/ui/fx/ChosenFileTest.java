package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenFileTest {

    private static final List<String> ENDINGS = List.of(".pdf", ".png");

    @TempDir private Path folder = Path.of("");

    private ChosenFile chosen(String name) {
        return ChosenFile.of(folder.resolve(name), ENDINGS);
    }

    @Test
    void aNameWithoutEndingGetsTheUsualOne() {
        assertThat(chosen("plot").file()).hasFileName("plot.pdf");
        assertThat(chosen("plot.v2").file()).hasFileName("plot.v2.pdf");
        assertThat(chosen("plot.PNG").file()).hasFileName("plot.PNG");
    }

    @Test
    void whatNobodyWasAskedAboutIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("plot.pdf"), "mine");

        assertThatThrownBy(chosen("plot")::check).isInstanceOf(FileAlreadyExistsException.class);
        assertThatCode(chosen("plot.pdf")::check).doesNotThrowAnyException();
        assertThat(folder.resolve("plot.pdf")).hasContent("mine");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(chosen("gone/plot.pdf")::check)
                .hasMessage(
                        "plot.pdf cannot be written: there is no folder " + folder.resolve("gone"));
    }
}
