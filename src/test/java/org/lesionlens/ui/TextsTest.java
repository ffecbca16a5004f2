package org.lesionlens.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.explain.CamMethod;

/** All words of the program, in both languages. */
class TextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern LOOKUP =
            Pattern.compile("texts\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOKUP_OF =
            Pattern.compile("Texts\\.of\\(\\w+\\.class\\)\\s*\\.get\\(\\s*\"([^\"]+)\"");

    static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.endsWith("texts.properties")).toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static Properties german(Path english) throws IOException {
        return read(english.resolveSibling("texts_de.properties"));
    }

    private static Set<String> arguments(String text) {
        var numbers = new TreeSet<String>();
        Matcher found = ARGUMENT.matcher(text);
        while (found.find()) {
            numbers.add(found.group(1));
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("english")
    void bothLanguagesSayTheSameThings(Path file) throws IOException {
        Properties english = read(file);
        Properties german = german(file);

        assertThat(german.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(german.getProperty(key)))
                    .as("arguments of %s", key)
                    .isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("english")
    void everyTextCanBeShown(Path file) throws IOException {
        for (Properties texts : List.of(read(file), german(file))) {
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                String shown = new MessageFormat(text).format(new Object[] {0, 1, 2, 3, 4, 5});
                assertThat(shown).as(key).isNotBlank();
                assertThat(shown)
                        .as("apostrophes of %s are written twice", key)
                        .isEqualTo(text.replace("''", "'").replaceAll("\\{(\\d)}", "$1"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("english")
    void everyKeyThatIsLookedUpExists(Path file) throws IOException {
        Properties english = read(file);
        Path packageOfIt = SOURCES.resolve(RESOURCES.relativize(file.getParent()));

        for (Path source : sources(packageOfIt)) {
            assertThat(english.stringPropertyNames())
                    .as("keys of %s", source)
                    .containsAll(keys(Files.readString(source)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodIsExplained(CamMethod method) throws IOException {
        Path viewer = RESOURCES.resolve("org/lesionlens/ui/viewer/texts.properties");

        assertThat(read(viewer).stringPropertyNames())
                .contains("method." + method.key(), "method." + method.key() + ".limits");
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> keys(String source) {
        return Stream.of(LOOKUP, LOOKUP_OF)
                .flatMap(pattern -> pattern.matcher(source).results())
                .map(result -> result.group(1))
                .toList();
    }
}
