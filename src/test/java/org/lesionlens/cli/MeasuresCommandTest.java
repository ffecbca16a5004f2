package org.lesionlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.testing.MeanColourEngine;

/** Anybody's table of truths and probabilities. */
class MeasuresCommandTest {

    /** At 0.5: TP 2, FN 1, TN 1, FP 1; of the 6 pairs 5 in the right order. */
    private static final List<String> ROWS = List.of("1,0.9", "1,0.8", "1,0.4", "0,0.6", "0,0.1");

    @TempDir private Path folder = Path.of("");

    private Invocation measures(Path table, String... options) {
        List<String> all = new ArrayList<>(List.of("measures", table.toString()));
        all.addAll(List.of(options));
        return Invocation.of(new MeanColourEngine(), all.toArray(String[]::new));
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }

    private Path file(String text) throws IOException {
        return file("table.csv", text, StandardCharsets.UTF_8);
    }

    private static JsonObject all(Invocation measured) {
        return measured.result().getAsJsonObject("figures").getAsJsonObject("all");
    }

    private static double value(Invocation measured, String name) {
        return all(measured)
                .getAsJsonObject("measures")
                .getAsJsonObject(name)
                .get("value")
                .getAsDouble();
    }

    private static String outcomes(Invocation measured) {
        JsonObject all = all(measured);
        return "%s %s %s %s"
                .formatted(
                        all.get("true_positives"),
                        all.get("false_negatives"),
                        all.get("true_negatives"),
                        all.get("false_positives"));
    }

    @Test
    void measuresWhatCanBeWorkedOutByHand() throws IOException {
        Path table = file("y_true,y_score\n" + String.join("\n", ROWS));

        Invocation measured = measures(table, "--json");

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(outcomes(measured)).isEqualTo("2 1 1 1");
        assertThat(value(measured, "sensitivity")).isEqualTo(2.0 / 3);
        assertThat(value(measured, "specificity")).isEqualTo(0.5);
        assertThat(value(measured, "roc_auc")).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(value(measured, "brier_score"))
                .isCloseTo((0.01 + 0.04 + 0.36 + 0.36 + 0.01) / 5, within(1e-12));
        assertThat(measured.err())
                .contains("truth from `y_true`", "from `y_score`", "5 count, 3 positive")
                .contains("called positive from 0.5 on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"truth;pred", "Diagnose;prediction", "target;prob_mel"})
    void understandsSemicolonsCommasInNumbersWordsAndOldCharsets(String header) throws IOException {
        String rows =
                String.join("\n", ROWS)
                        .replace(",", ";")
                        .replace('.', ',')
                        .replaceAll("(?m)^1", header.startsWith("D") ? "Melanom" : "1")
                        .replaceAll("(?m)^0", header.startsWith("D") ? "Nävus" : "0");
        Path table = file("a.csv", header + "\n" + rows, Charset.forName("windows-1252"));

        Invocation measured = measures(table, "--json", "--threshold=0.85");

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(outcomes(measured)).isEqualTo("1 2 2 0");
    }

    @Test
    void saysWhichRowsDoNotCountAndWhy() throws IOException {
        Path table =
                file(
                        """
                        name,truth,probability
                        a,positive,0.9
                        b,negative,0.2
                        c,,0.5
                        d,maybe,0.5
                        e,positive,1.5
                        f,negative,
                        g,positive,0.5,7
                        """);

        Invocation measured = measures(table);

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.err())
                .contains("2 count, 1 positive and 1 negative; 5 do not")
                .contains("1 have no truth", "1 have a truth that is not understood (5: maybe)")
                .contains("1 have one that is no number in [0, 1] (6: 1.5)")
                .contains("1 have no probability", "1 have more cells");
    }

    @Test
    void takesTheColumnsThatAreNamed() throws IOException {
        Path table = file("a,b,c,g\n1,0.1,0.9,x\n0,0.9,0.1,\n");

        Invocation measured =
                measures(table, "--json", "--truth=a", "--probability=c", "--cluster=g");

        assertThat(value(measured, "accuracy")).isEqualTo(1);
        assertThat(measured.result().getAsJsonObject("figures").get("intervals_by").getAsString())
                .isEqualTo("g");
        assertThat(measured.err()).contains("1 have nothing in `g` and count as independent");
        assertThat(measures(table, "--truth=z", "--probability=c").err())
                .contains("has no column 'z'; its columns are: a, b, c, g");
    }

    @Test
    void readsQuotationMarksAsTheyAreWritten() throws IOException {
        Path table =
                file(
                        "name,y_true,y_score,note\r\n\"K \"\"g\"\"\",1,0.9,\"a\r\n\"\"b\"\"; c\"\r\n"
                                + "\"\"\"x\"\"\",0,0.1,\"\"\r\n");

        Invocation measured = measures(table, "--json");

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(measured.result().get("rows").getAsInt()).isEqualTo(2);
    }

    @Test
    void knowsWhatScoreWasAbout() throws IOException {
        Path table =
                file(
                        "image,patient,looked_for,truth,judged_by,prediction,probability_nevus,"
                                + "probability_bcc,threshold\n"
                                + "a,P,bcc,positive,network,,0.8,0.2,0.15\n"
                                + "b,P,bcc,negative,network,,0.9,0.1,0.15\n");

        Invocation measured = measures(table, "--json");

        assertThat(value(measured, "accuracy")).isEqualTo(1);
        assertThat(measured.err()).contains("from `probability_bcc`", "from 0.15 on, as in the");
    }

    @Test
    void writesTablesThatAreWhole() throws IOException {
        Path table = file("y_true,y_score,sex\n1,0.9,female\n0,0.2,male\n");
        Path out = folder.resolve("m.csv");
        Path matrix = folder.resolve("matrix.csv");
        Path curves = folder.resolve("curves.csv");

        Invocation measured =
                measures(table, "--out=" + out, "--matrix=" + matrix, "--curves=" + curves);

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(Files.readAllLines(matrix))
                .containsExactly(
                        "matrix,truth,called,count",
                        "outcomes,positive,positive,1",
                        "outcomes,positive,negative,0",
                        "outcomes,negative,positive,0",
                        "outcomes,negative,negative,1");
        assertThat(Files.readAllLines(curves))
                .startsWith(
                        "curve,threshold,x,y",
                        "roc,Infinity,0.0,0.0",
                        "roc,0.9,0.0,1.0",
                        "roc,0.2,1.0,1.0");
        try (var rows = CsvReader.builder().ofNamedCsvRecord(out)) {
            assertThat(
                            rows.stream()
                                    .filter(row -> row.getField("attribute").equals("sex"))
                                    .filter(row -> row.getField("measure").equals("sensitivity"))
                                    .map(row ->
                                            row.getField("group") + " " + row.getField("value")))
                    .containsExactly("female 1.0", "male ");
        }
        assertThat(measures(table, "--out=" + out).exitCode()).isEqualTo(2);
        assertThat(measures(table, "--out=" + folder.resolve("m.json")).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y_true,y_pred,y_prob", "truth,pred,p_mel", "truth,score,prob"})
    void takesProbabilitiesBeforeCalls(String header) throws IOException {
        Path table = file(header + "\n1,1,0.9\n1,0,0.4\n0,1,0.6\n0,0,0.1\n");

        Invocation measured = measures(table, "--json");

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(value(measured, "roc_auc")).isEqualTo(0.75);
        assertThat(measured.err()).contains("from `" + header.split(",", -1)[2] + "`");
    }

    @Test
    void asksWhichOfTwoColumnsAreTheProbabilities() throws IOException {
        Path table = file("truth,score,prob\n1,0.1,0.9\n0,0.2,0.1\n");

        assertThat(measures(table).exitCode()).isEqualTo(2);
        assertThat(measures(table).err()).contains("(score, prob); --probability names one");
        assertThat(measures(table, "--probability=prob").exitCode()).isZero();
    }

    @Test
    void saysIfThereAreCallsAlone() throws IOException {
        assertThat(measures(file("y_true,y_pred\n1,1\n0,0\n")).err())
                .contains("`y_pred` holds 0 and 1 alone");
    }

    @ParameterizedTest
    @CsvSource({
        "'y,p\n1,0.9\n2,0.8\n',other numbers than 0 and 1",
        "'y,p\n-1,0.1\n1,0.8\n',other numbers than 0 and 1",
        "'y,p\n1,87\n0,12.5\n1,99\n0,0.3\n',beyond 0 to 1",
        "'looked_for,truth,probability_melanoma\nmelanoma,positive,0.9\nnevus,negative,0.1\n',several `looked_for`",
        "'truth,p,model_sha256\n1,0.9,aa\n0,0.1,bb\n',several `model_sha256`",
        "'truth,p,threshold\n1,0.9,0.4\n0,0.1,0.6\n',several thresholds"
    })
    void refusesWhatCannotBeMeasured(String text, String why) throws IOException {
        Invocation measured = measures(file(text.replace("\\n", "\n")));

        assertThat(measured.exitCode()).isEqualTo(2);
        assertThat(measured.err()).contains(why);
    }

    @Test
    void minusOneBesideBothIsUnknown() throws IOException {
        Path table = file("y,p\n1,90 %\n0,12.5%\n-1,0.3\n");

        Invocation measured = measures(table, "--json");

        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(outcomes(measured)).isEqualTo("1 0 1 0");
        assertThat(value(measured, "brier_score")).isCloseTo(0.0128125, within(1e-12));
    }

    @Test
    void oneKindAloneIsTold() throws IOException {
        Invocation measured = measures(file("class,p\nmelanoma,0.9\nother,0.1\n"));

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.err()).contains("of one kind");
    }

    @Test
    void aTableOfAnotherClassIsRefused() throws IOException {
        Path table =
                file(
                        """
                        looked_for,truth,judged_by,probability_nevus,probability_melanoma
                        melanoma,positive,network,0.1,0.9
                        melanoma,negative,network,0.8,0.2
                        """);

        assertThat(measures(table, "--positive=nevus").err()).contains("is about 'melanoma'");
        assertThat(measures(table, "--positive=nevus").exitCode()).isEqualTo(2);
        assertThat(measures(table, "--positive=MEL").exitCode()).isZero();
    }

    @Test
    void asksWhetherTheClassIsTurnedRound() throws IOException {
        assertThat(measures(file("y,p\n1,0.1\n0,0.9\n")).err()).contains("turned round");
    }

    @Test
    void whoIsNotNamedIsNotOnePatient() throws IOException {
        Path table = file("patient_id,site,y,p\nNA,unknown,1,0.9\nNA,NA,0,0.1\n?,?,1,0.8\n");

        Invocation measured = measures(table, "--json");

        assertThat(measured.err()).contains("3 have nothing in `patient_id`");
        assertThat(measured.out()).doesNotContain("\"NA\"", "\"unknown\"");
    }

    @Test
    void tellsRowsOfOneImage() throws IOException {
        assertThat(measures(file("image,y,p\na,1,0.9\nb,0,0.1\na,1,0.9\n")).err())
                .contains("1 have the image of a row above and count again (a)");
    }

    @Test
    void aThresholdIsForItsOwnProbability() throws IOException {
        Path table =
                file(
                        """
                        looked_for,truth,judged_by,prediction,probability_melanoma,threshold
                        melanoma,positive,network,0.3,0.9,0.2
                        melanoma,negative,network,0.1,0.1,0.2
                        """);

        assertThat(measures(table, "--probability=prediction").err()).contains("from 0.5 on");
        assertThat(measures(table).err()).contains("from 0.2 on, as in the table");
    }

    @Test
    void neverWritesOverWhatItReadsOrWrites() throws IOException {
        Path table = file("y,p\n1,0.9\n0,0.1\n");
        Path o = folder.resolve("o.csv");

        assertThat(measures(table, "--out=" + table, "--overwrite").exitCode()).isEqualTo(2);
        assertThat(measures(table, "--out=" + o, "--curves=" + folder + "/./o.csv").exitCode())
                .isEqualTo(2);
        assertThat(table).hasContent("y,p\n1,0.9\n0,0.1\n");
    }

    @Test
    void readsLongNotes() throws IOException {
        Path table =
                file(
                        "truth,prediction,note\npositive,0.9,\""
                                + "line, x\n".repeat(60)
                                + "\"\nnegative,0.1,ok\n");

        assertThat(measures(table).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--threshold=1.5",
                "--truth=missing",
                "--out=missing/m.csv",
                "--out=m.txt",
                "--probability=name"
            })
    void refusesWhatItCannotFollow(String option) throws IOException {
        Path table = file("name,y_true,y_score\na,1,0.9\n");

        assertThat(measures(table, option).exitCode()).isEqualTo(2);
        assertThat(measures(folder.resolve("none.csv"), option).exitCode()).isEqualTo(2);
    }
}
