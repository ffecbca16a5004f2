package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class ReportCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path LESIONS = Golden.FOLDER.resolve("lesions");

    @TempDir private Path work = LESIONS;

    private Path set = work;
    private Path out = work;

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectory(work.resolve("set"));
        out = work.resolve("report.html");
        var labels = new StringBuilder("image_name,patient_id,target\n");
        for (int i = 0; i < 6; i++) {
            Path file = set.resolve("ISIC_" + i + ".png");
            Files.copy(LESIONS.resolve(i % 2 == 0 ? "wide.png" : "large.png"), file);
            Files.writeString(file, "bytes " + i, StandardOpenOption.APPEND);
            labels.append("ISIC_%d,IP_%d,%d%n".formatted(i, i / 3, i % 2));
        }
        Files.writeString(set.resolve("train.csv"), labels);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private Invocation report(String... args) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "report",
                                set.toString(),
                                "--store=" + work.resolve("store.sqlite")));
        all.addAll(List.of(args));
        return Invocation.of(ENGINE, all.toArray(String[]::new));
    }

    @Test
    void tellsWhichMethodToBelieveIfThatWasTested() throws IOException {
        Path tests = work.resolve("tests");
        Invocation tested =
                Invocation.of(
                        ENGINE,
                        "faithfulness",
                        set.toString(),
                        "--methods=grad-cam,gradients",
                        "--photos=4",
                        "--out=" + tests,
                        "--store=" + work.resolve("store.sqlite"));
        assertThat(tested.exitCode()).as(tested.err()).isZero();

        Invocation report = report("--out=" + out, "--methods-table=" + tests);

        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(Files.readString(out))
                .contains("Which method of explanation to believe")
                .contains("Means over 4 photos of the set")
                .contains("they take 10, and these are 2 patients")
                .contains("Grad-CAM and Gradients", "random map");
        Files.delete(set.resolve("ISIC_0.png"));
        Files.delete(set.resolve("ISIC_1.png"));
        Files.delete(set.resolve("ISIC_2.png"));
        Invocation other = report("--out=" + out, "--overwrite", "--methods-table=" + tests);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("photos that this set has not");
        assertThat(report("--out=" + out, "--overwrite", "--methods-table=" + set).err())
                .contains("there is no photos.csv in");
    }

    @Test
    void itsLesionsAreShownUnderAnotherMethod() throws IOException {
        Invocation first = report("--out=" + out, "--method=layercam");
        Invocation again = report("--out=" + out, "--overwrite", "--method=layercam");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(Files.readString(out))
                .contains("the heat of LayerCAM for melanoma")
                .doesNotContain("the heat of Grad-CAM")
                .doesNotContain("Much of the heat lies at the border");
        assertThat(again.err()).containsSubsequence("known before", "known before");
    }

    @Test
    void writesTheReportAndTellsItsNumbers() throws IOException {
        Invocation report = report("--out=" + out, "--json");

        assertThat(report.exitCode()).as(report.err()).isZero();
        JsonObject told = report.result();
        assertThat(told.get("photos").getAsInt()).isEqualTo(6);
        assertThat(told.get("positives").getAsInt()).isEqualTo(3);
        assertThat(told.get("roc_area_low").isJsonNull()).isTrue();
        assertThat(Files.readString(out))
                .startsWith("<!DOCTYPE html>")
                .contains("3 positive, 3 negative, 0 unknown")
                .doesNotContain("ISIC_", "IP_", "train.csv", work.toString());
    }

    @Test
    void doesNotAskTheNetworkAgain() {
        report("--out=" + out);
        Invocation second = report("--out=" + out, "--overwrite");
        assertThat(second.exitCode()).isZero();
        assertThat(second.err()).contains("6 of 6 images done, 6 of them known before");
    }

    @Test
    void showsNamesIfAsked() throws IOException {
        assertThat(report("--out=" + out, "--names").exitCode()).isZero();
        assertThat(Files.readString(out)).contains("ISIC_0", "train.csv");
    }

    @Test
    void writesOnePatientOnPages() throws IOException {
        Path pages = work.resolve("patient.pdf");

        Invocation report = report("--out=" + pages, "--patient=IP_1", "--json");

        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.result().get("lesions").getAsJsonArray()).hasSize(3);
        assertThat(report.err()).contains("3 of 3 images done");
        try (var document = Loader.loadPDF(pages.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Patient 2", "Lesion 4", "Lesion 6")
                    .doesNotContain("IP_1", "ISIC_", "Lesion 1\n");
        }
    }

    @Test
    void aPhotoThatFailsIsToldAndCounted() throws IOException {
        Files.writeString(set.resolve("ISIC_5.png"), "no picture");

        Invocation report = report("--out=" + out);

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(Files.readString(out))
                .contains("1 photo that the network could not look at", "Lesion 6")
                .doesNotContain("ISIC_5");
    }

    @Test
    void aPageOfALongerPatientIsToldOf() throws IOException {
        Files.writeString(work.resolve("short-1.png"), "former");

        Invocation report =
                report("--out=" + work.resolve("short.png"), "--patient=IP_1", "--overwrite");

        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.err()).contains("short-1.png is there from before");
        assertThat(work.resolve("short-1.png")).hasContent("former");
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf, '', is no .html",
        "page.html, --patient=IP_1, is no .png",
        "page.pdf, --patient=NOBODY, is called NOBODY",
        "page.pdf, --paper=fit, --paper is a4 or letter",
        "report.html, --threshold=2, --threshold is not in",
        "report.html, --count=moles, --count is photo",
        "missing/report.html, '', cannot be written"
    })
    void refusesWhatCannotBeFollowedBeforeAnyWork(String name, String option, String why) {
        String file = "--out=" + work.resolve(name);
        Invocation report = option.isEmpty() ? report(file) : report(file, option);
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.err()).contains(why);
        assertThat(work.resolve("store.sqlite")).doesNotExist();
    }

    @Test
    void neverReplacesAFileUnasked() throws IOException {
        Files.writeString(out, "mine");
        assertThat(report("--out=" + out).exitCode()).isEqualTo(2);
        assertThat(out).hasContent("mine");
    }
}
