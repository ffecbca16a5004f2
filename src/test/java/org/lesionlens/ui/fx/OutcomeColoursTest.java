package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.OutcomeSign;
import org.lesionlens.review.OutcomeGroup;

/** An outcome has the same colour in the window and on paper. */
class OutcomeColoursTest {

    private static final Path RESOURCES = Path.of("src/main/resources/org/lesionlens");

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void stylesheetsHaveThoseOfFigures(Outcome outcome) throws IOException {
        int rgb = OutcomeSign.colour(OutcomeGroup.of(outcome)).getRGB() & 0xFFFFFF;
        String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String colour = String.format(Locale.ROOT, "#%06x", rgb);
        assertThat(Files.readString(RESOURCES.resolve("ui/fx/theme.css")))
                .containsOnlyOnce("-ll-%s: %s;".formatted(name, colour));
        for (String sheet : new String[] {"ui/review/review.css", "ui/measures/measures.css"}) {
            assertThat(Files.readString(RESOURCES.resolve(sheet))).doesNotContain(colour);
        }
    }
}
