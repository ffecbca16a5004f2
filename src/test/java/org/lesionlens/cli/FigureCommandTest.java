package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class FigureCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path LESIONS = Golden.FOLDER.resolve("lesions");

    @TempDir private Path work = LESIONS;

    private Path set = work;

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectory(work.resolve("set"));
        copy("wide.png", "P1/a.png");
        copy("large.png", "P1/b.png");
        copy("wide.png", "P2/c.png");
        copy("large.png", "P2/d.png");
        Files.writeString(set.resolve("train.csv"), "image_name,target\na,1\nb,0\nc,1\nd,0\n");
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /** The same picture in other bytes, so that each file is scored for itself. */
    private void copy(String lesion, String name) throws IOException {
        Path file = set.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(LESIONS.resolve(lesion), file);
        Files.writeString(file, name, StandardOpenOption.APPEND); // behind the end of the PNG
    }

    private Invocation figure(String out, String... args) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "figure",
                                set.toString(),
                                "--out=" + work.resolve(out),
                                "--store=" + work.resolve("store.sqlite")));
        all.addAll(List.of(args));
        return Invocation.of(ENGINE, all.toArray(String[]::new));
    }

    private String text(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(work.resolve(name).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void drawsLesionsByOutcomeAndTellsWhichAsJson() throws IOException {
        Invocation figure = figure("figure.png", "--kind=confusion", "--json");

        assertThat(figure.exitCode()).as(figure.err()).isZero();
        JsonObject result = figure.result();
        assertThat(result.get("kind").getAsString()).isEqualTo("confusion");
        assertThat(result.getAsJsonArray("lesions")).hasSize(4);
        assertThat(result.getAsJsonArray("lesions").get(0).getAsJsonObject().get("outcome"))
                .isNotNull();
        var pixels = ImageIO.read(work.resolve("figure.png").toFile());
        assertThat(pixels.getWidth()).isGreaterThan(900);
    }

    @Test
    void asksTheNetworkOnceAndNeverAgain() {
        Invocation first = figure("one.png", "--kind=confusion");
        Invocation second = figure("two.svg", "--kind=confusion");

        assertThat(first.err()).contains("4 of 4 images done, 0 failed");
        assertThat(second.err()).contains("4 of 4 images done, 4 of them known before");
    }

    @Test
    void showsLesionsUnderAnyMethodAndKeepsItsMaps() throws IOException {
        for (String method :
                List.of("layercam", "gradients", "integrated-gradients", "occlusion")) {
            Invocation first = figure(method + ".pdf", "--kind=confusion", "--method=" + method);
            Invocation again = figure(method + ".png", "--kind=confusion", "--method=" + method);

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.err()).contains("4 of 4 images done, 0 failed");
            assertThat(again.err()).containsSubsequence("4 of them known", "4 of them known");
        }
        assertThat(text("layercam.pdf")).contains("LayerCAM for ", "Heat, raw LayerCAM: 0");
        assertThat(text("integrated-gradients.pdf").replaceAll("\\s+", " "))
                .contains("Integrated gradients for ", "32 steps from black", "percentile 99")
                .doesNotContain("Grad-CAM");
        assertThat(text("gradients.pdf").replaceAll("\\s+", " "))
                .contains("absolute values on the network's pixels");
        assertThat(text("occlusion.pdf")).contains("Occlusion for ").doesNotContain("percentile");
        figure("usual.png", "--kind=confusion");
        figure("named.png", "--kind=confusion", "--method=grad-cam");
        assertThat(work.resolve("usual.png")).hasSameBinaryContentAs(work.resolve("named.png"));
        assertThat(Files.mismatch(work.resolve("usual.png"), work.resolve("gradients.png")))
                .isNotNegative();
    }

    @Test
    void namesNobodyUnlessThatIsWanted() throws IOException {
        figure("neutral.pdf", "--kind=patient", "--patient=P2");
        figure("named.pdf", "--kind=patient", "--patient=P2", "--names");

        assertThat(text("neutral.pdf")).contains("Patient 2", "Lesion 3").doesNotContain("P2");
        assertThat(text("named.pdf")).contains("Patient P2");
    }

    @Test
    void drawsTheImagesThatAreNamedInTheirOrder() {
        Invocation figure =
                figure("s.png", "--kind=selection", "--image=d,a.png", "--names", "--json");

        var lesions = figure.result().getAsJsonArray("lesions");
        assertThat(lesions.get(0).getAsJsonObject().get("id").getAsString()).isEqualTo("d");
        assertThat(lesions.get(1).getAsJsonObject().get("id").getAsString()).isEqualTo("a");
    }

    @Test
    void tellsOfAnImageThatFailedAndDrawsTheOthers() throws IOException {
        Files.writeString(set.resolve("P1/b.png"), "no picture");

        Invocation figure = figure("f.pdf", "--kind=patient", "--patient=P1", "--names");

        assertThat(figure.exitCode()).isEqualTo(1);
        assertThat(figure.err()).contains("b.png");
        assertThat(text("f.pdf")).contains("no probability").contains("melanoma 0");
    }

    @Test
    void leavesAFileThatIsThere() throws IOException {
        Files.writeString(work.resolve("mine.png"), "mine");

        Invocation figure = figure("mine.png", "--kind=confusion");

        assertThat(figure.exitCode()).isEqualTo(2);
        assertThat(figure.err()).contains("--overwrite");
        assertThat(work.resolve("mine.png")).hasContent("mine");
        assertThat(figure("mine.png", "--kind=confusion", "--overwrite").exitCode()).isZero();
    }

    @Test
    void whatIsInTheWayIsFoundBeforeTheSetIsScored() throws IOException {
        Files.writeString(work.resolve("pages-1.png"), "mine");

        Invocation figure = figure("pages.png", "--kind=confusion");

        assertThat(figure.exitCode()).isEqualTo(2);
        assertThat(figure.err())
                .contains("pages-1.png exists already")
                .doesNotContain("images done");
        Invocation nowhere = figure("no-folder/pages.png", "--kind=confusion");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no folder", "no-folder");
    }

    @Test
    void aPageOfALongerFigureIsToldOf() throws IOException {
        Files.writeString(work.resolve("short-1.png"), "former");

        Invocation figure = figure("short.png", "--kind=confusion", "--overwrite");

        assertThat(figure.exitCode()).isZero();
        assertThat(figure.err()).contains("short-1.png is there from before");
        assertThat(work.resolve("short-1.png")).hasContent("former");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind=confusion --count=0",
                "--kind=confusion --lines=colour",
                "--kind=confusion --page=a3x",
                "--kind=confusion --columns=21",
                "--kind=confusion --dpi=7",
                "--kind=confusion --scale=both",
                "--kind=confusion --order=sideways",
                "--kind=confusion --threshold=2",
                "--kind=confusion --opacity=2",
                "--kind=patient --patient=P9",
                "--kind=patient --outcomes=tp",
                "--kind=selection",
                "--kind=selection --image=z",
                "--kind=nothing"
            })
    void refusesWhatItCannotFollow(String args) {
        Invocation figure = figure("f.png", args.split(" "));

        assertThat(figure.exitCode()).isEqualTo(2);
        assertThat(figure.err()).startsWith("lesionlens: ").contains("Try ");
        assertThat(work.resolve("f.png")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty, or no table",
        "'a,b,c', has no column for the image's name",
    })
    void refusesATableThatNamesNoImagesBeforeAnyWork(String content, String why)
            throws IOException {
        Path table = Files.writeString(work.resolve("bad.csv"), content);

        Invocation figure = figure("f.png", "--kind=confusion", "--labels=" + table);

        assertThat(figure.exitCode()).isEqualTo(2);
        assertThat(figure.err()).startsWith("lesionlens: " + table).contains(why);
        assertThat(figure.err()).doesNotContain("images done");
    }

    @Test
    void refusesATableThatIsNotThere() {
        Invocation figure =
                figure("f.png", "--kind=confusion", "--labels=" + work.resolve("none.csv"));

        assertThat(figure.exitCode()).isEqualTo(2);
        assertThat(figure.err()).startsWith("lesionlens: " + work.resolve("none.csv"));
    }

    @Test
    void filesThatLookAsFurtherPagesStayAndAreNamed() throws IOException {
        for (int page = 1; page <= 9; page++) {
            Files.writeString(work.resolve("long-" + page + ".png"), "former");
        }
        Files.writeString(work.resolve("long.png"), "of one page");

        Invocation figure =
                figure(
                        "long.png",
                        "--kind=confusion",
                        "--page=100x120",
                        "--columns=1",
                        "--overwrite",
                        "--json");

        assertThat(figure.exitCode()).as(figure.err()).isZero();
        int pages = figure.result().get("pages").getAsInt();
        assertThat(pages).isBetween(2, 8);
        assertThat(work.resolve("long-" + pages + ".png")).isNotEmptyFile();
        assertThat(work.resolve("long-" + (pages + 1) + ".png")).hasContent("former");
        assertThat(work.resolve("long-9.png")).hasContent("former");
        assertThat(figure.err())
                .contains("long-9.png is there from before, no page of this figure")
                .contains("long.png is there from before");
    }

    @Test
    void refusesAnUnknownKindOfFileBeforeAnyWork() {
        Invocation figure = figure("figure.gif", "--kind=confusion");

        assertThat(figure.exitCode()).isEqualTo(2);
        assertThat(figure.err()).contains(".png, .svg or .pdf");
    }

    /** Each example of the help is run on this set, into this folder. */
    @Test
    void theExamplesOfTheHelpRun() {
        String help = Invocation.of(ENGINE, "figure", "--help").out();
        String examples = help.substring(help.indexOf("Examples:")).replace("\\\n", " ");
        List<String> commands =
                examples.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("lesionlens "))
                        .toList();
        assertThat(commands).hasSizeGreaterThan(2);
        for (String command : commands) {
            String[] args =
                    (command.substring("lesionlens ".length())
                                    + " --store="
                                    + work.resolve("store.sqlite"))
                            .replace("patients/", set.toString())
                            .replace("IP_0135517", "P1")
                            .replace("--out ", "--out " + work + "/")
                            .split("\\s+");
            Invocation run = Invocation.of(ENGINE, args);
            assertThat(run.exitCode()).as(command + run.err()).isZero();
        }
    }
}
