package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and tables as people have them; each test stands for a kind. */
class OtherPeoplesSetsTest {

    @TempDir private Path temporary = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("set")); // nothing lies beside it
    }

    private void photos(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name); // no two are the same
        }
    }

    private void table(String name, String text) throws IOException {
        table(name, text, StandardCharsets.UTF_8);
    }

    private void table(String name, String text, Charset charset) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, charset);
    }

    private List<String> truths(String positive) throws IOException {
        return CaseSet.read(folder).judgedBy(PositiveClass.named(positive)).images().stream()
                .map(image -> image.name() + " " + image.truth())
                .toList();
    }

    private List<String> truths() throws IOException {
        return truths("melanoma");
    }

    @Test
    void aSubmissionIsNeverTheTruth() throws IOException {
        photos("img/a.png", "img/b.png");
        table("sample_submission.csv", "image,target\na,0\nb,0\n");
        assertThat(truths()).containsExactly("a UNKNOWN", "b UNKNOWN");

        table("train-metadata.csv", "image,target\na,1\nb,0\n");
        assertThat(truths()).containsExactly("a POSITIVE", "b NEGATIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "melanoma,POSITIVE,NEGATIVE,NEGATIVE",
        "malignant,POSITIVE,POSITIVE,NEGATIVE",
        "bcc,NEGATIVE,POSITIVE,NEGATIVE",
        "nevus,NEGATIVE,NEGATIVE,POSITIVE"
    })
    void truthFollowsThePositiveClass(String positive, String mel, String bcc, String nv)
            throws IOException {
        photos("a.png", "b.png", "c.png");
        table(
                "metadata.csv",
                """
                isic_id,diagnosis_1,diagnosis_3
                a,Malignant,Melanoma Invasive
                b,Malignant,Basal cell carcinoma
                c,Benign,Nevus
                """);

        assertThat(truths(positive)).containsExactly("a " + mel, "b " + bcc, "c " + nv);
    }

    @Test
    void codesAreNoTruthsAndADiagnosisBesideThemWins() throws IOException {
        photos("a.png", "b.png");
        table("labels.csv", "image,dx,label\na,mel,4\nb,bcc,1\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b NEGATIVE");
        assertThat(CaseSet.read(folder).issueCounts()).containsEntry(DatasetIssue.Kind.CODES, 1);
    }

    @Test
    void whatSomebodyWasNotSureOfIsUnknownAndTold() throws IOException {
        photos("a.png", "b.png", "c.png");
        table("labels.csv", "image,dx\na,BCC?\nb,Melanoma (?)\nc,nevus\n");

        assertThat(truths()).containsExactly("a UNKNOWN", "b UNKNOWN", "c NEGATIVE");
        assertThat(CaseSet.read(folder).issueCounts())
                .containsEntry(DatasetIssue.Kind.BAD_TRUTH, 2);
    }

    @Test
    void aRowLongerThanTheHeaderGivesNoFacts() throws IOException {
        photos("a.png", "b.png");
        table("labels.csv", "image,prediction,target\na,0,1,0\nb,0.2,1\n");

        assertThat(truths()).containsExactly("a UNKNOWN", "b POSITIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,malignant\nb,benign\n",
                "sep=;\r\nimage;target\r\na;1\r\nb;0\r\n",
                "The set of 2020\nimage,target\na,1\nb,0\n",
                "# made by hand\rimage,target\ra,1\rb,0\r",
                "derm\tdiagnosis\na.png\tmelanoma\nb.png\tnevus\n",
                "image|target\na|1\nb|0\n",
                "image,note,target\na,\"never closed,1\nb,,0\na,,1\n"
            })
    void readsTablesAsPeopleSaveThem(String text) throws IOException {
        photos("a.png", "b.png");
        table("labels.txt", text);

        assertThat(truths()).containsExactly("a POSITIVE", "b NEGATIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE", "UTF-16", "UTF-8"})
    void readsTablesInOtherCharacters(String charset) throws IOException {
        photos("L\u00e4sion 0.png", "L\u00e4sion 1.png");
        String text = "image;target\r\nL\u00e4sion 0;1\r\nL\u00e4sion 1;0\r\n";
        table("labels.csv", text, Charset.forName(charset));

        assertThat(truths()).containsExactly("L\u00e4sion 0 POSITIVE", "L\u00e4sion 1 NEGATIVE");
    }

    @Test
    void findsNamesWhoseZerosOrAccentsWereWrittenOtherwise() throws IOException {
        photos("000001.png", "Mu\u0308ller.png");
        table("labels.csv", "image,target\n1,1\nM\u00fcller,0\n");

        assertThat(truths()).containsExactly("000001 POSITIVE", "Mu\u0308ller NEGATIVE");
    }

    @Test
    void joinsTablesThatNameTheSamePhotos() throws IOException {
        photos("photos/a.png", "photos/b.png");
        table("truth/labels.csv", "image,target\na,1\nb,0\n");
        table("meta.csv", "image,age,sex,patient_id,lesion_id\na,50,male,A,L1\nb,60,female,B,L2\n");

        CaseSet set = CaseSet.read(folder);

        assertThat(truths()).containsExactly("a POSITIVE", "b NEGATIVE");
        assertThat(set.images().getFirst().facts().age()).isEqualTo(50);
        assertThat(set.patients().keySet()).containsExactly("A", "B");
        assertThat(set.lesions()).hasSize(2);
    }

    @Test
    void foldersOfPartsSplitsAndClassesAreNoPatients() throws IOException {
        photos(
                "photos_part_1/a.png",
                "train/Melanoma/b.png",
                "valid/NotMelanoma/c.png",
                "Melanoma and nevi/d.png");

        CaseSet set = CaseSet.read(folder);

        assertThat(set.patients()).isEmpty();
        assertThat(truths()).containsExactly("d UNKNOWN", "a UNKNOWN", "b POSITIVE", "c NEGATIVE");
        assertThat(set.issueCounts()).containsEntry(DatasetIssue.Kind.UNCLEAR_FOLDER, 1);
    }

    @Test
    void leavesOutWhatIsNoPhotoOfALesionAndCountsIt() throws IOException {
        photos(
                "a.png",
                "a_segmentation.png",
                "a_superpixels.png",
                "@eaDir/a.png/SYNOFILE_THUMB_XL.jpg",
                "b.gif");
        Files.createSymbolicLink(folder.resolve("up"), Path.of("."));
        Files.createDirectory(folder.resolve("again"));
        Files.copy(folder.resolve("a.png"), folder.resolve("again/x.png"));

        CaseSet set = CaseSet.read(folder);

        assertThat(set.images()).hasSize(1);
        assertThat(set.provenance().leftOut().counts())
                .containsEntry(LeftOut.Kind.MASK, 2)
                .containsEntry(LeftOut.Kind.CLUTTER, 1)
                .containsEntry(LeftOut.Kind.UNREAD_FORMAT, 1)
                .containsEntry(LeftOut.Kind.COPY, 1)
                .containsEntry(LeftOut.Kind.LINK, 1);
    }

    @Test
    void truthOfLesionsReachesAllTheirPhotos() throws IOException {
        photos("IL_1/a.png", "IL_1/b.png", "IL_2/c.png");
        table("metadata.csv", "lesion_id,isic_id\nIL_1,a\nIL_1,b\nIL_2,c\n");
        table("truth.csv", "lesion_id,MEL,NV\nIL_1,1.0,0.0\nIL_2,0.0,1.0\nIL_3,0.0,1.0\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b POSITIVE", "c NEGATIVE");
        assertThat(CaseSet.read(folder).issueCounts())
                .containsExactly(Map.entry(DatasetIssue.Kind.ROW_WITHOUT_FILE, 1));
    }

    @Test
    void aTableOfLesionsKeepsTheColumnsThatAPersonChose() throws IOException {
        photos("IL_1/a.png", "IL_2/b.png");
        table("truth.csv", "lesion_id,what,target\nIL_1,melanoma,0\nIL_2,nevus,1\n");

        CaseSet set =
                CaseSet.read(
                        folder,
                        folder.resolve("truth.csv"),
                        SetChoices.NONE.withColumn("truth.csv", LabelColumn.TRUTH, "what"));

        assertThat(set.images())
                .extracting(LesionImage::truth)
                .containsExactly(Truth.POSITIVE, Truth.NEGATIVE);
    }

    @ParameterizedTest
    @CsvSource({"age,UNKNOWN", "'',UNKNOWN", "diameter,UNKNOWN", "photo no,POSITIVE"})
    void numbersThatNamePhotosByChanceNameNone(String header, String truth) throws IOException {
        photos("1.png", "2.png");
        table("labels.csv", header + ",target,note\n1,1,x\n2,0,y\n");

        assertThat(truths()).first().isEqualTo("1 " + truth);
    }

    @Test
    void truthOfAPatientIsSaidToBeOne() throws IOException {
        photos("00123/2021-03-01/IMG_1.png", "4711/2021-03-02/IMG_1.png");
        table("patients.csv", "Pat.-Nr.;Diagnose;Alter\n123;Melanom;50\n4711;Basaliom;60\n");

        assertThat(truths()).containsExactly("IMG_1 POSITIVE", "IMG_1 NEGATIVE");
        assertThat(CaseSet.read(folder).issueCounts())
                .containsExactly(Map.entry(DatasetIssue.Kind.BY_PATIENT, 1));
    }

    @Test
    void lesionsNumberedForEachPatientAreNotMixedUp() throws IOException {
        photos("a.png", "b.png");
        table("photos.csv", "image,patient,lesion\na,P1,1\nb,P2,1\n");
        table("lesions.csv", "patient,lesion,diagnosis\nP1,1,melanoma\nP3,1,nevus\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b UNKNOWN");
    }

    @Test
    void readersWhoAgreeAreJoinedAndWhoDoNotAreTold() throws IOException {
        photos("a.png", "b.png", "c.png");
        table(
                "readers.csv",
                "image,diagnosis\na,melanoma\na,melanoma\nb,nevus\nb,melanoma\nb,nevus\nc,\nc,nevus\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b UNKNOWN", "c NEGATIVE");
        assertThat(CaseSet.read(folder).issueCounts())
                .containsEntry(DatasetIssue.Kind.CONTRADICTION, 1);
    }

    @Test
    void masksAreKnownByTheirFoldersToo() throws IOException {
        photos(
                "images/a.png",
                "masks/a.png",
                "b/b_photo/b.png",
                "b/b_roi/b_R1.png",
                "A1/A1mask.png");
        photos("A1/A1.png");

        CaseSet set = CaseSet.read(folder);

        assertThat(set.images()).extracting(LesionImage::name).containsExactly("A1", "b", "a");
        assertThat(set.provenance().leftOut().counts()).containsEntry(LeftOut.Kind.MASK, 3);
        assertThat(set.patients()).isEmpty(); // a folder for each photo names nobody
    }

    @Test
    void whatIsNotReadIsCountedByItsEnding() throws IOException {
        photos("a.png", "b.png", "labels/a.txt", "a.json", "coco.json", "labels.parquet", "x.hdf5");

        LeftOut leftOut = CaseSet.read(folder).provenance().leftOut();

        assertThat(leftOut.counts()).containsEntry(LeftOut.Kind.SIDECAR, 2);
        assertThat(leftOut.endings(LeftOut.Kind.UNREAD_TABLE))
                .containsExactly(Map.entry("json", 1), Map.entry("parquet", 1));
        assertThat(leftOut.endings(LeftOut.Kind.CONTAINER)).containsExactly(Map.entry("hdf5", 1));
    }

    @Test
    void aFolderBesideClassesIsAClass() throws IOException {
        photos("Melanoma/a.png", "Blue_Nevus/b.png", "Onychomycosis/c.png", "P12/d.png");

        CaseSet set = CaseSet.read(folder);

        assertThat(set.patients().keySet()).containsExactly("P12");
        assertThat(set.issues())
                .containsExactly(
                        DatasetIssue.ofFile(DatasetIssue.Kind.UNCLEAR_FOLDER, "Onychomycosis"));
    }

    @ParameterizedTest
    @CsvSource({
        "class_mel,class_nv,POSITIVE,NEGATIVE,0",
        "0_benign,1_malignant,NEGATIVE,POSITIVE,0",
        "MM,Non-cancerous,POSITIVE,NEGATIVE,0",
        "melanoma_train,others,POSITIVE,UNKNOWN,1"
    })
    void foldersOfClassesAsPeopleCallThem(
            String one, String other, String oneTruth, String otherTruth, int unclear)
            throws IOException {
        photos(one + "/a.png", other + "/b.png");

        assertThat(truths()).containsExactlyInAnyOrder("a " + oneTruth, "b " + otherTruth);
        assertThat(CaseSet.read(folder).issues()).hasSize(unclear);
        assertThat(CaseSet.read(folder).patients()).isEmpty();
    }

    @Test
    void aTableThreeFoldersDownIsFound() throws IOException {
        photos("release/set/images/NEL/a.png");
        table("release/set/meta/meta.csv", "derm,diagnosis\nNEL/a.png,melanoma\n");

        assertThat(truths()).containsExactly("a POSITIVE");
        assertThat(CaseSet.read(folder).patients()).isEmpty();
    }

    @Test
    void numberedColumnsNamePhotosOfOneLesion() throws IOException {
        photos("a.png", "b.png", "c.png");
        table(
                "cases.csv",
                "case_id,image_1_path,image_2_path,label\n1,x/a.png,x/b.png,melanoma\n2,x/c.png,,nevus\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b POSITIVE", "c NEGATIVE");
        assertThat(CaseSet.read(folder).lesions()).hasSize(2);
        assertThat(CaseSet.read(folder).issues()).isEmpty();
    }

    @Test
    void columnsAreKnownBehindAPrefix() throws IOException {
        photos("a.png");
        table("m.csv", "name,meta.clinical.age_approx,meta.clinical.diagnosis\na,55,melanoma\n");

        assertThat(CaseSet.read(folder).images().getFirst().facts().age()).isEqualTo(55);
    }

    @ParameterizedTest
    @CsvSource({
        "melanoma,atypical melanocytic neoplasm,UNKNOWN",
        "melanoma,indeterminate/malignant,UNKNOWN",
        "bcc,malignant,UNKNOWN",
        "bcc,non-melanoma skin cancer,UNKNOWN",
        "malignant,malignant- ak,POSITIVE",
        "bkl,seborrheic keratosis,POSITIVE",
        "seborrheic keratosis,bkl,UNKNOWN",
        "nmsc,bcc,POSITIVE",
        "melanoma,V. a. Melanom,UNKNOWN",
        "melanoma,kein Melanom,NEGATIVE",
        "melanoma,Melanom in situ,POSITIVE"
    })
    void whatMayBeWhatIsSoughtIsUnknown(String positive, String said, String truth)
            throws IOException {
        photos("a.png");
        table("t.csv", "image,diagnosis\na," + said + "\n");

        assertThat(truths(positive)).containsExactly("a " + truth);
    }

    @Test
    void numbersWithoutAHeaderThatAreTakenForNamesAreSaid() throws IOException {
        photos("1.png", "2.png", "3.png");
        table("labels.csv", "1,nevus\n2,melanoma\n3,nevus\n");

        CaseSet set = CaseSet.read(folder);

        assertThat(set.issueCounts()).containsKey(DatasetIssue.Kind.NUMBERS_AS_NAMES);
        assertThat(truths()).containsExactly("1 NEGATIVE", "2 POSITIVE", "3 NEGATIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "NZN,NEGATIVE", "N\u00e4vuszelln\u00e4vus,NEGATIVE", "Histiozytom,NEGATIVE",
        "H\u00e4mangiom,NEGATIVE", "Basalzellcarcinom,NEGATIVE", "V.a. MM,UNKNOWN",
        "Superfiziell spreitendes Melanom,POSITIVE"
    })
    void germanDiagnosesAreUnderstood(String written, String truth) throws IOException {
        photos("a.png");
        table("labels.csv", "image,dx\na," + written + "\n");

        assertThat(truths()).containsExactly("a " + truth);
    }

    @Test
    void aHeaderThatLacksTheNamesOfRowsIsThatOfR() throws IOException {
        photos("a.png", "b.png");
        table("labels.tsv", "\"image\"\t\"target\"\n\"1\"\t\"a\"\t1\n\"2\"\t\"b\"\t0\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b NEGATIVE");
    }

    @Test
    void rowNamesOfRMayBeThePhotos() throws IOException {
        photos("a.png", "b.png");
        table("labels.csv", "\"age\",\"dx\"\n\"a\",40,\"mel\"\n\"b\",50,\"nv\"\n");

        assertThat(truths()).containsExactly("a POSITIVE", "b NEGATIVE");
    }

    @Test
    void cellsBeyondTheHeaderTellNothing() throws IOException {
        photos("a.png", "b.png");
        table("labels.csv", "image,age\na,40,x,melanoma\nb,50,x,nevus\n");

        assertThat(truths()).containsExactly("a UNKNOWN", "b UNKNOWN");
        assertThat(CaseSet.read(folder).issueCounts()).containsKey(DatasetIssue.Kind.WRONG_LENGTH);
    }
}
