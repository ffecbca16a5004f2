package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.TinyDicom;

class ScoreCommandTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path LESIONS = Golden.FOLDER.resolve("lesions");

    @TempDir private Path work = LESIONS;

    private Path set = work;
    private Path out = work;

    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectory(work.resolve("set"));
        out = work.resolve("results.csv");
        copy("wide.png", "P1/a.png");
        copy("large.png", "P1/b.png");
        copy("wide.png", "P1/c.png");
        copy("large.png", "P2/d.png");
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

    private void label(String table) throws IOException {
        Files.writeString(set.resolve("train.csv"), table);
    }

    private Invocation score(String... args) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "score",
                                set.toString(),
                                "--out=" + out,
                                "--store=" + work.resolve("store.sqlite")));
        all.addAll(List.of(args));
        return Invocation.of(ENGINE, all.toArray(String[]::new));
    }

    private List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(out)) {
            return reader.stream().toList();
        }
    }

    private List<String> column(String name) throws IOException {
        return rows().stream().map(row -> row.getField(name)).toList();
    }

    @Test
    void writesOneRowForEachImageWithTheseColumns() throws IOException {
        Invocation score = score();

        assertThat(score.exitCode()).as(score.err()).isZero();
        assertThat(score.out()).isEmpty();
        assertThat(rows().getFirst().getHeader())
                .containsExactly(
                        "image",
                        "patient",
                        "looked_for",
                        "truth",
                        "judged_by",
                        "prediction",
                        "logit",
                        "probability_benign",
                        "probability_melanoma",
                        "threshold",
                        "category",
                        "map_max",
                        "border_energy",
                        "empty",
                        "ugly_duckling_rank",
                        "ugly_duckling_distance",
                        "model_sha256",
                        "error",
                        "tags",
                        "note");
        assertThat(column("image")).containsExactly("a", "b", "c", "d");
        assertThat(column("patient")).containsExactly("P1", "P1", "P1", "P2");
        assertThat(column("looked_for")).containsOnly("melanoma");
        assertThat(column("judged_by")).containsOnly("network");
        assertThat(column("model_sha256")).containsOnly(ContentHash.of(Invocation.MODEL).hex());
    }

    @Test
    void photosThatAreAskedTogetherGetTheSameRows() throws IOException {
        score();
        List<String> images = column("image");
        List<String> alone = column("logit");
        Files.delete(work.resolve("store.sqlite"));

        Invocation score = score("--batch=3", "--overwrite");

        assertThat(score.exitCode()).as(score.err()).isZero();
        assertThat(column("image")).isEqualTo(images);
        List<String> together = column("logit");
        for (int i = 0; i < alone.size(); i++) {
            assertThat(Double.parseDouble(together.get(i)))
                    .isCloseTo(Double.parseDouble(alone.get(i)), within(1e-5));
        }
    }

    @Test
    void refusesABatchOfNoPhoto() {
        Invocation score = score("--batch=0");

        assertThat(score.exitCode()).isEqualTo(2);
        assertThat(score.err()).contains("--batch is from 1 to 256");
    }

    @Test
    void agreesWithExplain() throws IOException {
        score();

        String figures = work.resolve("figures").toString();
        var explained =
                Invocation.of(
                                ENGINE,
                                "explain",
                                set.resolve("P2/d.png").toString(),
                                "--out=" + figures)
                        .result();
        NamedCsvRecord row = rows().getLast();
        assertThat(row.getField("logit"))
                .isEqualTo(explained.getAsJsonArray("logits").get(0).getAsString());
        assertThat(row.getField("map_max")).isEqualTo(explained.get("map_max").getAsString());
        assertThat(row.getField("border_energy"))
                .isEqualTo(explained.get("border_energy").getAsString());
    }

    @Test
    void putsLesionsIntoCategoriesAtTheThreshold() throws IOException {
        label("image,target\na,1\nb,0\nd,0\n");
        score("--threshold=0");
        assertThat(column("category")).containsExactly("TP", "FP", "", "FP");
        assertThat(column("truth")).containsExactly("positive", "negative", "", "negative");

        score("--threshold=1", "--overwrite");
        assertThat(column("category")).containsExactly("FN", "TN", "", "TN");
    }

    @Test
    void ranksTheUglyDucklingFromThreeLesionsOn() throws IOException {
        score();

        assertThat(column("ugly_duckling_rank")).containsExactly("2", "1", "2", ""); // b is alone
        double distance = Double.parseDouble(rows().get(1).getField("ugly_duckling_distance"));
        assertThat(distance).isBetween(0.0, 2.0).isNotCloseTo(0, within(1e-9));
    }

    @Test
    void tellsWhatIsOddAboutTheLabels() throws IOException {
        label("image,target,age\na,1,old\nb,perhaps,40\na,0,40\nz,0,40\n");

        Invocation score = score();

        assertThat(score.exitCode()).isZero();
        assertThat(score.err())
                .contains("labels from " + set.resolve("train.csv"))
                .contains("1 cells without a usable number: row 2, column age, 'old'")
                .contains("1 truths that cannot be read: row 3, column target, 'perhaps'")
                .contains("1 rows for an image that has one already: row 4, column image, 'a'")
                .contains("2 files without a row: 'c'; 'd'")
                .contains("1 rows without a file: row 5, column image, 'z'");
    }

    @Test
    void doesNotRunAgainForWhatItKnows() throws IOException {
        score();
        List<String> before = Files.readAllLines(out);
        copy("tall.png", "P3/e.png");

        Invocation again = score("--overwrite");

        assertThat(again.err()).contains("5 of 5 images done, 4 of them known before, 0 failed");
        assertThat(Files.readAllLines(out)).containsSubsequence(before).hasSize(6);
    }

    @Test
    void keepsNothingIfAsked() {
        Path store = work.resolve("store.sqlite");
        List<String> args = List.of("score", set.toString(), "--out=" + out, "--no-store");

        Invocation score = Invocation.of(ENGINE, args.toArray(String[]::new));

        assertThat(score.exitCode()).as(score.err()).isZero();
        assertThat(store).doesNotExist();
        assertThat(Invocation.STORE).doesNotExist();
    }

    @Test
    void goesOnWithANewStoreIfTheOldOneIsDamaged() throws IOException {
        score();
        List<String> before = Files.readAllLines(out);
        Files.writeString(work.resolve("store.sqlite"), "damaged".repeat(1000));

        Invocation again = score("--overwrite");

        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("store.sqlite.damaged").contains("4 of 4 images done, 0");
        assertThat(out).hasContent(String.join("\n", before));
    }

    @Test
    void doesTheRestIfAnImageIsUnreadable() throws IOException {
        Files.writeString(set.resolve("P1/bad.png"), "not a picture");

        Invocation score = score();

        assertThat(score.exitCode()).isEqualTo(1);
        assertThat(score.err()).contains("bad.png: ").contains("4 of 5 images done, 1 failed");
        assertThat(column("image")).containsExactly("a", "b", "bad", "c", "d");
        NamedCsvRecord failed = rows().get(2);
        assertThat(failed.getField("error")).isNotBlank().doesNotContain("bad.png");
        assertThat(failed.getField("patient")).isEqualTo("P1");
        assertThat(failed.getField("logit")).isEmpty();
        assertThat(failed.getField("category")).isEmpty();
        assertThat(failed.getField("ugly_duckling_rank")).isEmpty();
        assertThat(rows().getFirst().getField("error")).isEmpty();
    }

    @Test
    void hasARowForEachImageEvenIfAllFail() throws IOException {
        for (String name : List.of("P1/a.png", "P1/b.png", "P1/c.png", "P2/d.png")) {
            Files.writeString(set.resolve(name), "not a picture: " + name);
        }

        assertThat(score().exitCode()).isEqualTo(1);

        assertThat(column("image")).containsExactly("a", "b", "c", "d");
        assertThat(column("logit")).containsOnly("");
        assertThat(column("error")).doesNotContain("");
    }

    @Test
    void copiesThePredictionOfTheTableBesideItsOwn() throws IOException {
        label("image,target,prediction\na,1,0.25\nb,0,\n");

        score();

        assertThat(column("prediction")).containsExactly("0.25", "", "", "");
        assertThat(column("probability_melanoma")).doesNotContain("", "0.25");
    }

    @Test
    void writesNumbersTheSameInEveryLocale() throws IOException {
        score();
        List<String> before = Files.readAllLines(out);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            Invocation again = score("--overwrite");

            assertThat(again.err()).contains("4 of 4 images done");
            assertThat(Files.readAllLines(out)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(out, "former");

        assertThat(score().exitCode()).isEqualTo(2);
        assertThat(out).hasContent("former");
    }

    @Test
    void writesTheTableThoughNothingCanBeKept() throws Exception {
        score("--overwrite");
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + work.resolve("store.sqlite"));
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM score");
            statement.execute(
                    "CREATE TRIGGER full BEFORE INSERT ON score BEGIN"
                            + " SELECT RAISE(ABORT, 'no room'); END");
        }

        Invocation again = score("--overwrite");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(column("probability_melanoma")).hasSize(4).noneMatch(String::isEmpty);
        assertThat(again.err()).contains("no room", "until the end of the program alone");
    }

    @Test
    void looksAtItsPlaceBeforeAnythingElse() {
        Path missing = work.resolve("missing");

        Invocation score =
                Invocation.of(ENGINE, "score", "no-set", "--out=" + missing.resolve("r.csv"));

        assertThat(score.exitCode()).isEqualTo(2);
        assertThat(score.err()).contains("cannot be written: there is no folder " + missing);
    }

    @Test
    void writesNothingThatASpreadsheetRuns() throws IOException {
        copy("wide.png", "=P3/@e.png");
        label("image_name,patient_id,target\n@e,=P3,1\n");

        assertThat(score().exitCode()).isZero();

        assertThat(column("image")).contains("'@e");
        assertThat(column("patient")).contains("'=P3");
        assertThat(column("logit")).noneMatch(number -> number.startsWith("'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--threshold=1.5",
                "--threshold=NaN",
                "--labels=missing.csv",
                "--labels=.editorconfig",
                "--model=missing.pt",
                "--model=pom.xml",
                "--no-store",
                "--unknown"
            })
    void refusesWhatItCannotFollow(String option) {
        Invocation score = score(option);

        assertThat(score.exitCode()).isEqualTo(2);
        assertThat(score.err())
                .startsWith("lesionlens: ")
                .contains("Try 'lesionlens score --help'");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\u0001\u0002"})
    void saysThatATableIsEmpty(String content) throws IOException {
        Path table = Files.writeString(work.resolve("blank.csv"), content);

        assertThat(score("--labels=" + table).err())
                .startsWith("lesionlens: " + table + " is empty, or no table");
    }

    @Test
    void idsOfAHospitalAreWrittenOnlyIfSomebodyWantsThem() throws IOException {
        Path photos = Files.createDirectory(work.resolve("dicom"));
        for (int i = 0; i < 3; i++) {
            byte[] file =
                    new TinyDicom(TinyDicom.EXPLICIT, "RGB", 1, 1, 3, 8)
                            .words(0x00100020, "MRN-" + i / 2)
                            .pixels(i, 90, 80);
            Files.write(photos.resolve(i + ".dcm"), file);
        }
        List<String> command = List.of("score", photos.toString(), "--out=" + out, "--no-store");

        assertThat(Invocation.of(ENGINE, command.toArray(String[]::new)).exitCode()).isZero();
        assertThat(column("patient")).containsExactly("patient 1", "patient 1", "patient 2");

        Files.delete(out);
        List<String> more = new ArrayList<>(command);
        more.add("--patient-ids");
        assertThat(Invocation.of(ENGINE, more.toArray(String[]::new)).exitCode()).isZero();
        assertThat(column("patient")).containsExactly("MRN-0", "MRN-0", "MRN-1");
    }

    @Test
    void showsProgressAsABarOnATerminal() {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        var line = new ProgressLine(stream, true);
        line.show(1, 4, 2);
        line.show(2, 4, 2); // too soon
        line.clear();

        String text = "[#####...............] 1 of 4 images, 2.00 images/s, 2 s left";
        String blank = " ".repeat(text.length());
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + text + "\r" + blank + "\r");
    }

    @Test
    void showsHowFarAnImageIsThatTakesLong() {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        new ProgressLine(stream, true).showWithin(1, 4, 0.5);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r[#######.............] 1 of 4 images, 50 % of the next");
    }

    @Test
    void tellsEachTenthOfALongRunElsewhere() {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        new ProgressLine(stream, false).show(1, 4, 2);
        assertThat(bytes.size()).as("a short one").isZero();
        var lines = new ProgressLine(stream, false);
        for (int done = 1; done <= 200; done++) {
            lines.show(done, 200, 2);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(9)
                .startsWith("lesionlens: 10 %, 20 of 200 images, 2.00 images/s, 90 s left")
                .last()
                .asString()
                .startsWith("lesionlens: 90 %, 180 of 200 images");
    }

    @Test
    void filesOfTheSameBytesAreNotKnownBeforeTheFirstOfThemWas() throws IOException {
        for (int i = 0; i < 150; i++) { // so many of a size that they are not taken for copies
            Files.copy(set.resolve("P1/a.png"), set.resolve("P1/a" + i + ".png"));
        }

        Invocation first = score();
        Invocation again = score("--overwrite");

        assertThat(first.err()).contains("154 of 154 images done, 0 failed");
        assertThat(again.err())
                .contains("154 of 154 images done, 154 of them known before")
                .doesNotContain("images/s");
    }

    /** Masks beside photos are no photos: what the map says of them stands behind all else. */
    @Test
    void saysHowTheHeatLiesInMasksAndWhyItDoesNot() throws Exception {
        RgbImage photo =
                new ImageDecoder(DecodeLimits.STANDARD).decode(LESIONS.resolve("wide.png"));
        PngWriter.create(half(photo.width(), photo.height()), set.resolve("P1/a_mask.png"));
        PngWriter.create(
                half(photo.height(), photo.height()), set.resolve("P1/c_segmentation.png"));

        assertThat(score().exitCode()).isZero();

        List<NamedCsvRecord> rows = rows();
        assertThat(rows).hasSize(4);
        assertThat(Double.parseDouble(rows.get(0).getField("mask_area"))).isEqualTo(0.5);
        assertThat(Double.parseDouble(rows.get(0).getField("heat_inside"))).isBetween(0.0, 1.0);
        assertThat(rows.get(0).getField("pointing_game")).isIn("0", "1");
        assertThat(rows.get(1).getField("mask_area")).isEmpty();
        assertThat(rows.get(2).getField("mask_problem")).isEqualTo("shape");
    }

    private static RgbImage half(int width, int height) {
        return RgbImage.painted(
                width,
                height,
                (_, row) -> {
                    for (int x = 0; x < row.length; x++) {
                        row[x] = 2 * x < row.length ? 0xFFFFFFFF : 0xFF000000;
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfloat16", "auto"})
    void anotherPrecisionTellsHowFarItAgreesOrWhyItIsNotUsed(String precision) {
        Invocation done = score("--precision=" + precision, "--json");

        if (precision.equals("auto") || done.exitCode() == 0) {
            assertThat(done.exitCode()).isZero();
            assertThat(done.err()).containsAnyOf("over 4 photos: probabilities", "float32 is used");
            assertThat(done.out().contains("\"precision\":\"BFLOAT16\""))
                    .isEqualTo(done.err().contains("its features are computed in bfloat16"));
        } else { // as on a processor that does not know it
            assertThat(done.exitCode()).isEqualTo(2);
            assertThat(done.err()).contains("--precision bfloat16: ");
        }
    }

    @Test
    void whatIsNoPrecisionIsRefused() {
        Invocation done = score("--precision=float8");

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.err()).contains("--precision is not float32, bfloat16 or auto: float8");
        assertThat(out).doesNotExist();
    }
}
