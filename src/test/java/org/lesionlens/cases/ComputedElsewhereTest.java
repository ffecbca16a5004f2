package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of numbers: probabilities of other programs, pixels, and one table for each patient. */
class ComputedElsewhereTest {

    @TempDir private Path temporary = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("set"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> predictions(String positive) throws IOException {
        return CaseSet.read(folder).judgedBy(PositiveClass.named(positive)).images().stream()
                .map(image -> image.facts().prediction() + " " + image.truth())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "melanoma,0.5 POSITIVE,0.0 NEGATIVE",
        "bcc,0.25 NEGATIVE,0.25 POSITIVE",
        "malignant,0.75 POSITIVE,0.25 POSITIVE",
        "scc,null NEGATIVE,null NEGATIVE"
    })
    void theProbabilityIsThatOfThePositiveClass(String positive, String a, String b)
            throws IOException {
        write("a.png", "a");
        write("b.png", "b!");
        write("labels.csv", "image,diagnosis\na,melanoma\nb,bcc\n");
        write("output.csv", "image,MEL,NV,BCC\na,0.5,0.25,0.25\nb,0,0.75,0.25\n");

        assertThat(predictions(positive)).containsExactly(a, b);
    }

    @Test
    void probabilitiesAreNoTruthEvenWhereOneColumnHoldsZerosAlone() throws IOException {
        write("a.png", "a");
        write("out.csv", "image,MEL,DF,NV\na,0.9,0,0.1\n");

        assertThat(predictions("melanoma")).containsExactly("0.9 UNKNOWN");
        assertThat(predictions("df")).containsExactly("0.0 UNKNOWN");
        assertThat(CaseSet.read(folder).provenance().predictions().orElseThrow().columns())
                .containsExactly("MEL", "DF", "NV");
    }

    @Test
    void columnsMaySayThatTheyWereComputed() throws IOException {
        write("a.png", "a");
        write("b.png", "b!");
        write("out.csv", "image,prob_mel,nv_score,true_label\na,0.9,0.1,mel\nb,1,0,nv\n");

        assertThat(predictions("melanoma")).containsExactly("0.9 POSITIVE", "1.0 NEGATIVE");
    }

    @Test
    void aSecondTableOfProbabilitiesIsNotMixedWithTheFirst() throws IOException {
        write("a.png", "a");
        write("b.png", "b!");
        write("one.csv", "image,pred\na,0.9\nb,0.2\n");
        write("two.csv", "image,pred\na,0.1\n");

        CaseSet set = CaseSet.read(folder);

        assertThat(set.images()).extracting(image -> image.facts().prediction()).contains(0.9, 0.2);
        assertThat(set.issues())
                .contains(DatasetIssue.ofFile(DatasetIssue.Kind.OTHER_PREDICTIONS, "two.csv"));
    }

    @Test
    void aSubmissionWithScoresPredicts() throws IOException {
        write("a.png", "a");
        write("b.png", "b!");
        write("my_submission.csv", "isic_id,target\na,0.25\nb,0.75\n");

        assertThat(predictions("melanoma")).containsExactly("0.25 UNKNOWN", "0.75 UNKNOWN");
    }

    @Test
    void aTableOfPixelsIsNamedAndNotReadToItsEnd() throws IOException {
        write("a.png", "a");
        String row = IntStream.range(0, 400).mapToObj(i -> "7").collect(Collectors.joining(","));
        String header =
                IntStream.range(0, 400).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
        write("pixels.csv", header + "\n" + (row + "\n").repeat(2000) + "a," + row + "\n");

        assertThat(CaseSet.read(folder).issues())
                .containsExactly(
                        DatasetIssue.unused("pixels.csv", new Unused(Unused.Reason.NO_COLUMN)));
    }

    @Test
    void aTableForEachPatientIsJoined() throws IOException {
        for (int p = 0; p < 30; p++) {
            for (int k = 0; k < 3; k++) {
                write("P%d/P%d_%d.png".formatted(p, p, k), "x".repeat(1 + p * 3 + k));
            }
            write(
                    "P%d/table.csv".formatted(p),
                    "image,diagnosis\nP%d_0,melanoma\nP%d_1,nevus\nP%d_2,nevus\n"
                            .formatted(p, p, p));
        }

        CaseSet set = CaseSet.read(folder);

        assertThat(set.images()).filteredOn(image -> image.truth().isPositive()).hasSize(30);
        assertThat(set.images()).noneMatch(image -> !image.truth().isKnown());
        assertThat(set.issues()).isEmpty();
    }

    @Test
    void tablesOfLesionsAreFoundBesideTheFolder() throws IOException {
        write("photos/IL_1/a.png", "a");
        write("truth.csv", "lesion_id,MEL,NV\nIL_1,1.0,0.0\n");
        write("other.csv", "lesion_id,MEL,NV\nIL_9,1.0,0.0\n");

        CaseSet set = CaseSet.read(folder.resolve("photos"));

        assertThat(set.images()).allMatch(image -> image.truth().isPositive());
        assertThat(set.issues()).isEmpty();
    }
}
