package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.cases.DatasetIssue.Kind;

/** A table of results is opened as a set, with its photos and without. */
class ResultsSetTest {

    private static final String OWN =
            """
            image,patient,looked_for,truth,judged_by,prediction,logit,probability_benign,\
            probability_melanoma,threshold,category,model_sha256,error
            """
                    .strip();

    @TempDir private Path folder = Path.of("");

    private Path write(String name, String... rows) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", rows) + "\n");
        return file;
    }

    private static List<String> told(CaseSet set) {
        return set.images().stream()
                .map(image ->
                        "%s %s %s %s"
                                .formatted(
                                        image.name(),
                                        image.isHere() ? "here" : "absent",
                                        image.truth(),
                                        image.facts().prediction()))
                .toList();
    }

    @Test
    void rowsOfThisProgramAreTheSet() throws IOException {
        Path table =
                write(
                        "results.csv",
                        OWN,
                        "a,P1,melanoma,positive,network,,1,0.25,0.75,0.625,TP,abc,",
                        "b,P1,melanoma,negative,network,,-1,0.875,0.125,0.625,TN,abc,",
                        "c,P2,melanoma,negative,network,,,,,,,,cannot be decoded");

        CaseSet set = CaseSet.ofResults(table, SetChoices.NONE);

        assertThat(told(set))
                .containsExactly(
                        "a absent POSITIVE 0.75",
                        "b absent NEGATIVE 0.125",
                        "c absent NEGATIVE null");
        ToldResults results = set.provenance().results().orElseThrow();
        assertThat(results.threshold()).hasValue(0.625);
        assertThat(results.model()).isEqualTo("abc");
        assertThat(results.failed()).isEqualTo(1);
        assertThat(results.absent()).isEqualTo(3);
        assertThat(set.patients()).hasSize(2);
    }

    @Test
    void whatATablesOwnRowsAreJudgedByCounts() throws IOException {
        Path table =
                write(
                        "results.csv",
                        OWN,
                        "a,P1,melanoma,positive,table,0.5,1,0.25,0.75,0.5,TP,abc,");

        assertThat(told(CaseSet.ofResults(table, SetChoices.NONE)))
                .containsExactly("a absent POSITIVE 0.5");
    }

    @Test
    void probabilitiesOfAnotherClassDoNotCount() throws IOException {
        Path table =
                write(
                        "results.csv",
                        OWN,
                        "a,P1,melanoma,positive,network,,1,0.25,0.75,0.5,TP,abc,",
                        "b,P1,melanoma,negative,network,,1,0.75,0.25,0.5,TN,abc,");
        CaseSet set = CaseSet.ofResults(table, SetChoices.NONE);

        assertThat(told(set.judgedBy(PositiveClass.named("nevus"))))
                .containsExactly("a absent NEGATIVE null", "b absent UNKNOWN null");
        assertThat(told(set.judgedBy(PositiveClass.named("MEL"))))
                .containsExactly("a absent POSITIVE 0.75", "b absent NEGATIVE 0.25");
    }

    @Test
    void photosBesideTheTableAreFoundAndTheirLabelsTellMore() throws IOException {
        write("photos/P1/a.png", "a");
        write("photos/P1/c.png", "c");
        write("unrelated/d.png", "d");
        write("photos/labels.csv", "image,sex,target", "a,female,0", "c,male,1");
        Path table = write("results.csv", "image_name,prob,y_true", "a,0.75,1", "b,0.25,0");

        CaseSet set = CaseSet.ofResults(table, SetChoices.NONE);

        assertThat(told(set))
                .containsExactly(
                        "a here POSITIVE 0.75", "c here POSITIVE null", "b absent NEGATIVE 0.25");
        assertThat(set.folder()).isEqualTo(folder.resolve("photos/P1"));
        assertThat(set.images().getFirst().facts().sex()).isEqualTo(Sex.FEMALE);
        assertThat(set.issueCounts())
                .containsEntry(Kind.ROW_WITHOUT_FILE, 1)
                .containsEntry(Kind.CONTRADICTION, 1);
    }

    @Test
    void photosOfOneNameAreToldApartByTheirFolders() throws IOException {
        Path table = write("results.csv", "file,prob", "P1/a.jpg,0.75", "P2/a.jpg,0.25");

        CaseSet set = CaseSet.ofResults(table, SetChoices.NONE);

        assertThat(told(set)).containsExactly("a absent UNKNOWN 0.75", "a absent UNKNOWN 0.25");
    }

    @Test
    void aNameTwiceIsTold() throws IOException {
        Path table = write("results.csv", "image_name,prob", "a,0.75", "a,0.25");

        CaseSet set = CaseSet.ofResults(table, SetChoices.NONE);

        assertThat(told(set)).containsExactly("a absent UNKNOWN 0.75");
        assertThat(set.issueCounts()).containsEntry(Kind.DOUBLE_ROW, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_name,target,prob|x,1,0.75|POSITIVE 0.75",
                "isic_id,malignant,benign|x,0.75,0.25|UNKNOWN 0.75",
                "isic_id,benign|x,0.25|UNKNOWN 0.75",
                "image,MEL,NV,BCC|x,0.5,0.25,0.25|UNKNOWN 0.5",
                "image_name,target|x,0.75|UNKNOWN 0.75",
                "image_name,target,pred,prob|x,1,1,0.75|POSITIVE 0.75",
                "image,y_true,y_score|x,1.0,0.75|POSITIVE 0.75",
                "index,image_name,truth,probability|0,x,melanoma,7.5e-1|POSITIVE 0.75",
            })
    void othersTablesAreUnderstood(String header, String row, String told) throws IOException {
        Path table = write("preds.csv", header, row, row.replace("x", "w").replace("5", "0"));

        assertThat(told(CaseSet.ofResults(table, SetChoices.NONE)).getFirst())
                .isEqualTo("x absent " + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_name,target|x,1|NO_PROBABILITIES",
                "image_name,prob|x,75|NO_USABLE_NUMBER",
                "image_name,pred,score|x,0.5,0.75|SEVERAL_COLUMNS",
                "row,prob|1,0.75|NO_NAMES",
            })
    void whatCannotBeOpenedIsRefused(String header, String row, ResultsProblem.Kind why)
            throws IOException {
        Path table = write("preds.csv", header, row);

        assertThatExceptionOfType(ResultsProblem.class)
                .isThrownBy(() -> CaseSet.ofResults(table, SetChoices.NONE))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(why));
    }

    @Test
    void tablesThatWerePutTogetherAreRefused() throws IOException {
        Path table =
                write(
                        "results.csv",
                        OWN,
                        "a,P1,melanoma,positive,network,,1,0.25,0.75,0.5,TP,abc,",
                        "b,P1,melanoma,positive,network,,1,0.25,0.75,0.5,TP,def,");

        assertThatExceptionOfType(ResultsProblem.class)
                .isThrownBy(() -> CaseSet.ofResults(table, SetChoices.NONE))
                .satisfies(problem ->
                        assertThat(problem.kind()).isEqualTo(ResultsProblem.Kind.SEVERAL_SOURCES));
    }
}
