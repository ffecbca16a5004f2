package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class FaithfulnessCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path LESIONS = Golden.FOLDER.resolve("lesions");

    @TempDir private Path work = LESIONS;

    private Path set = work;
    private Path out = work;

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectory(work.resolve("set"));
        out = work.resolve("tests");
        var labels = new StringBuilder("image_name,patient_id,target\n");
        for (int i = 0; i < 4; i++) {
            Path file = set.resolve("ISIC_" + i + ".png");
            Files.copy(LESIONS.resolve(i % 2 == 0 ? "wide.png" : "large.png"), file);
            Files.writeString(file, "bytes " + i, StandardOpenOption.APPEND);
            labels.append("ISIC_%d,IP_%d,%d%n".formatted(i, i, i % 2));
        }
        Files.writeString(set.resolve("train.csv"), labels);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private Invocation test(String... args) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "faithfulness",
                                set.toString(),
                                "--out=" + out,
                                "--store=" + work.resolve("store.sqlite")));
        all.addAll(List.of(args));
        return Invocation.of(ENGINE, all.toArray(String[]::new));
    }

    @Test
    void testsMethodsOverPhotosAndTellsTheirMeans() throws IOException {
        Invocation done = test("--methods=grad-cam,layercam,gradients", "--json");

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.results())
                .filteredOn(line -> line.get("category").getAsString().equals("all"))
                .hasSize(3 * 7 + 5 + 3 * 2)
                .allMatch(line -> line.get("low").isJsonNull()); // four patients
        List<String> rows = Files.readAllLines(out.resolve("photos.csv"));
        assertThat(rows).hasSize(1 + 4 * (3 * 7 + 5 + 3 * 2));
        assertThat(Files.readAllLines(out.resolve("summary.csv")).getFirst())
                .isEqualTo(
                        "category,method,settings,other_method,measure,photos,mean,low,high,clusters");
    }

    @Test
    void allColumnsStandOnThePageOfFormats() throws IOException {
        assertThat(test("--methods=grad-cam", "--photos=1").exitCode()).isZero();
        String page = Files.readString(Path.of("docs/formats.md"));
        String section = page.substring(page.indexOf("## Tests of methods"));

        for (String table : List.of("photos.csv", "summary.csv")) {
            assertThat(Files.readAllLines(out.resolve(table)).getFirst().split(",", -1))
                    .allSatisfy(column -> assertThat(section).contains("`" + column + "`"));
        }
    }

    @Test
    void goesOnWhereItWas() throws IOException {
        assertThat(test("--methods=grad-cam", "--photos=2").exitCode()).isZero();
        String two = Files.readString(out.resolve("photos.csv"));

        Invocation more = test("--methods=grad-cam", "--photos=3");

        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(more.err()).contains("3 of 3 images done, 2 of them known before");
        assertThat(Files.readString(out.resolve("photos.csv"))).startsWith(two);
        assertThat(more.out()).contains("Means over 3 photos", "deletion ↓", "random");
    }

    @Test
    void aTableOfAnotherRunStaysUnlessItMayBeReplaced() throws IOException {
        assertThat(test("--methods=grad-cam", "--photos=1").exitCode()).isZero();
        String before = Files.readString(out.resolve("photos.csv"));

        Invocation other = test("--methods=hirescam", "--photos=1");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("photos.csv is of another model, seed, method or setting");
        assertThat(out.resolve("photos.csv")).hasContent(before);
        assertThat(test("--methods=grad-cam,hirescam", "--photos=1").exitCode()).isEqualTo(2);
        assertThat(out.resolve("photos.csv")).hasContent(before);
        assertThat(test("--methods=hirescam", "--photos=1", "--overwrite").exitCode()).isZero();
    }

    @Test
    void aTableOfSomebodyElsesStays() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("summary.csv"), "mine");

        Invocation refused = test("--methods=grad-cam", "--photos=1");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("summary.csv is there without a photos.csv");
        assertThat(out.resolve("summary.csv")).hasContent("mine");
    }

    @Test
    void aPhotoThatFailsIsToldAndTheOthersGoOn() throws IOException {
        Files.writeString(set.resolve("ISIC_3.png"), "no picture");

        Invocation done = test("--methods=grad-cam");

        assertThat(done.exitCode()).isZero(); // it has no probability, and is not picked
        assertThat(done.err()).contains("ISIC_3.png", "3 of 3 images done");
    }

    @ParameterizedTest
    @CsvSource({
        "--photos=0, --photos: 0",
        "--methods=nothing, is none of",
        "'--methods=grad-cam,grad-cam', names a method twice",
        "--class=nobody, is none of",
        "--threshold=2, --threshold is not in"
    })
    void whatCannotBeFollowedIsMisuse(String option, String message) {
        Invocation done = test(option);

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.err()).contains(message);
    }
}
