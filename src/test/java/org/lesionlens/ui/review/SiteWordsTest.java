package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void sitesAreSortedByWhatIsReadAndTheUntoldComesLast() throws IOException {
        Properties german = bundle("texts_de.properties");
        List<String> told = List.of("", "head/neck", "lower extremity", "upper extremity", "torso");

        assertThat(told.stream().sorted(SiteWords.ORDER))
                .containsExactly("head/neck", "lower extremity", "torso", "upper extremity", "");
        assertThat(
                        told.stream()
                                .sorted(
                                        SiteWords.order(site ->
                                                german.getProperty(
                                                        "site."
                                                                + site.replaceAll(
                                                                        "[^a-z]+", "-")))))
                .containsExactly("upper extremity", "lower extremity", "head/neck", "torso", "");
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
