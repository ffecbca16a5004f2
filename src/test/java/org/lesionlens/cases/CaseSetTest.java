package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseSetTest {

    @TempDir private Path folder = Path.of("");

    private void photos(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private CaseSet with(String table) throws IOException {
        Path file = Files.writeString(folder.resolve("train.csv"), table);
        return CaseSet.read(folder, file, SetChoices.NONE);
    }

    private static List<String> summary(CaseSet set) {
        return set.images().stream()
                .map(lesion -> lesion.name() + " " + lesion.patient() + " " + lesion.truth())
                .toList();
    }

    @Test
    void takesASubFolderForAPatient() throws IOException {
        photos("IP_2/c.jpg", "IP_1/a.jpg", "IP_1/day 2/b.png", "IP_1/notes.txt");

        CaseSet set = CaseSet.of(folder);

        assertThat(summary(set))
                .containsExactly("a IP_1 UNKNOWN", "b IP_1 UNKNOWN", "c IP_2 UNKNOWN");
        assertThat(set.patients().keySet()).containsExactly("IP_1", "IP_2");
        assertThat(set.issues()).isEmpty();
    }

    @Test
    void takesBenignAndMalignantForTruths() throws IOException {
        photos("benign/a.jpg", "Malignant/b.jpg", "Malignant/IP_1/c.jpg", "IP_2/benign/d.jpg");

        assertThat(summary(CaseSet.of(folder)))
                .containsExactlyInAnyOrder(
                        "a  NEGATIVE", "b  POSITIVE", "c IP_1 POSITIVE", "d IP_2 NEGATIVE");
    }

    /** What they call truth is of the class that was looked for then. */
    @Test
    void tablesOfReadingsAndComparisonsAreNoTruths() throws IOException {
        photos("benign/a.jpg", "malignant/b.jpg");
        Files.writeString(
                folder.resolve("comparison.csv"),
                "image,patient,looked_for,truth\na,,nevus,positive\nb,,nevus,negative\n");
        Files.writeString(
                folder.resolve("readings.csv"),
                "reader,looked_for,image,truth\nA,nevus,a,positive\nA,nevus,b,negative\n");

        assertThat(summary(CaseSet.read(folder)))
                .containsExactlyInAnyOrder("a  NEGATIVE", "b  POSITIVE");
    }

    @Test
    void photosBehindASubFolderAreToldByTheirOwn() throws IOException {
        photos("benign/a.jpg", "benign/images/malignant/c.jpg", "benign/z.jpg", "e.jpg");

        assertThat(summary(CaseSet.of(folder)))
                .containsExactly("a  NEGATIVE", "c  POSITIVE", "z  NEGATIVE", "e  UNKNOWN");
    }

    @Test
    void takesFlatAndCommonFoldersForNobody() throws IOException {
        photos("a.jpg", "images/b.jpg", "1/c.jpg");

        assertThat(summary(CaseSet.of(folder)))
                .containsExactlyInAnyOrder("c 1 UNKNOWN", "a  UNKNOWN", "b  UNKNOWN");
    }

    @Test
    void letsTheTableGoBeforeTheFolders() throws IOException {
        photos("IP_1/a.jpg", "IP_1/b.jpg");

        CaseSet set = with("image,patient_id,target\na,P9,1\nb,,0\n");

        assertThat(summary(set)).containsExactly("a P9 POSITIVE", "b  NEGATIVE");
    }

    @Test
    void comparesNamesWithoutEndingAndInAnyCase() throws IOException {
        photos("1/ISIC_1.JPG", "2/isic_2.png", "3/x.tif", "4/X.webp");

        CaseSet set = with("image,target\nisic_1.jpg,1\nISIC_2,0\nx,1\n");

        assertThat(summary(set))
                .containsExactlyInAnyOrder(
                        "ISIC_1 1 POSITIVE", "isic_2 2 NEGATIVE", "x 3 POSITIVE", "X 4 UNKNOWN");
        assertThat(set.issues())
                .containsExactly(DatasetIssue.ofFile(DatasetIssue.Kind.FILE_WITHOUT_ROW, "X"));
    }

    @Test
    void tellsApartPatientsWhosePhotosHaveTheSameNames() throws IOException {
        photos("P1/1.jpg", "P2/1.jpg", "P3/1.jpg");

        CaseSet set = with("image,patient,target\n1,P1,1\n1,P2,0\n");

        assertThat(summary(set)).containsExactly("1 P1 POSITIVE", "1 P2 NEGATIVE", "1 P3 UNKNOWN");
        assertThat(set.issues())
                .containsExactly(DatasetIssue.ofFile(DatasetIssue.Kind.AMBIGUOUS, "1"));
    }

    @Test
    void countsAndListsEveryIssue() throws IOException {
        photos("benign/a.jpg", "malignant/a.jpg", "benign/b.jpg", "c.jpg");

        CaseSet set = with("image,target,age\na,0,40\nb,1,40\nb,1,40\nd,0,forty\n");

        assertThat(set.issues())
                .containsExactly(
                        new DatasetIssue(DatasetIssue.Kind.DOUBLE_ROW, 4, "image", "b"),
                        new DatasetIssue(DatasetIssue.Kind.BAD_NUMBER, 5, "age", "forty"),
                        new DatasetIssue(DatasetIssue.Kind.CONTRADICTION, 3, "image", "b"),
                        new DatasetIssue(DatasetIssue.Kind.DOUBLE_FILE, 2, "image", "a"),
                        DatasetIssue.ofFile(DatasetIssue.Kind.FILE_WITHOUT_ROW, "c"),
                        new DatasetIssue(DatasetIssue.Kind.ROW_WITHOUT_FILE, 5, "image", "d"));
        assertThat(set.issueCounts()).contains(entry(DatasetIssue.Kind.BAD_NUMBER, 1)).hasSize(6);
        assertThat(set.images()).hasSize(4);
    }

    @Test
    void findsTheTableThatLiesInTheFolder() throws IOException {
        photos("a.jpg", "b.jpg");
        Files.writeString(folder.resolve("labels.csv"), "x,y\n1,2\n");
        Files.writeString(folder.resolve("some.csv"), "image,target\na,1\n");
        Files.writeString(folder.resolve("z.csv"), "image,target\na,1\nb,0\n");

        CaseSet set = CaseSet.read(folder);

        assertThat(set.table().orElseThrow().file()).isEqualTo(folder.resolve("z.csv"));
        assertThat(set.issueCounts()).containsEntry(DatasetIssue.Kind.UNUSED_TABLE, 1);
    }
}
