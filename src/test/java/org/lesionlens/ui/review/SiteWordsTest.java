package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteWordsTest {

    @ParameterizedTest
    @CsvSource({
        "lower extremity, lower extremity, Bein",
        "Lower_Extremity, lower extremity, Bein",
        "head/neck, head/neck, Kopf/Hals",
        "palms/soles, palms/soles, Handflächen/Fußsohlen",
        "posterior torso, posterior torso, 'Rumpf, hinten'",
        "scalp, scalp, Kopfhaut"
    })
    void aKnownSiteIsCalledInTheLanguageOfTheWindow(String told, String english, String german)
            throws IOException {
        String key = "site." + english.replaceAll("[^a-z]+", "-");

        assertThat(SiteWords.of(told)).isEqualTo(english);
        assertThat(bundle("texts_de.properties")).containsEntry(key, german);
    }

    @Test
    void anyOtherIsCalledAsTheTableHasIt() {
        assertThat(SiteWords.of("Left ankle, lateral")).isEqualTo("Left ankle, lateral");
        assertThat(SiteWords.of("")).isEmpty();
    }

    private static Properties bundle(String name) throws IOException {
        var bundle = new Properties();
        Path file = Path.of("src/main/resources/org/lesionlens/ui/review").resolve(name);
        try (Reader reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
