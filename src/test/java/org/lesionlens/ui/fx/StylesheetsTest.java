package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JavaFX only warns of a rule that it cannot read, and leaves out what follows. What is in no
 * window is for browsers.
 */
class StylesheetsTest {

    @TestFactory
    Stream<DynamicTest> everyRuleCanBeRead() throws IOException {
        List<Path> sheets;
        try (Stream<Path> found = Files.walk(Path.of("src/main/resources/org/lesionlens/ui"))) {
            sheets = found.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
        assertThat(sheets).hasSizeGreaterThan(5);
        return sheets.stream()
                .map(sheet -> DynamicTest.dynamicTest(sheet.toString(), () -> check(sheet)));
    }

    private static void check(Path sheet) throws IOException {
        CssParser.errorsProperty().clear();
        new CssParser().parse(sheet.toUri().toURL());
        assertThat(CssParser.errorsProperty()).isEmpty();
    }
}
