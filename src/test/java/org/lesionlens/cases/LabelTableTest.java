package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTableTest {

    private static final String SIIM =
            "image_name,patient_id,sex,age_approx,anatom_site_general_challenge,diagnosis,"
                    + "benign_malignant,target\n";

    @TempDir private Path folder = Path.of("");

    private LabelTable read(String text) throws IOException {
        return LabelTable.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    @Test
    void readsTheSiimIsicTableAsItIs() throws IOException {
        LabelTable table =
                read(
                        SIIM
                                + "ISIC_1,IP_7,male,45.0,head/neck,unknown,benign,0\n"
                                + "ISIC_2,IP_8,female,55.0,torso,melanoma,malignant,1\n"
                                + "ISIC_3,IP_9,,,,unknown,benign,0\n");

        assertThat(table.issues()).isEmpty();
        assertThat(table.rows().stream().map(LabelTableTest::summary))
                .containsExactly(
                        "2 image_name ISIC_1 IP_7 NEGATIVE MALE 45.0 head/neck unknown",
                        "3 image_name ISIC_2 IP_8 POSITIVE FEMALE 55.0 torso melanoma",
                        "4 image_name ISIC_3 IP_9 NEGATIVE UNKNOWN null  unknown");
    }

    @Test
    void theSizeOfAPixelIsInMillimetres() throws IOException {
        LabelTable table =
                read(
                        """
                        image_name,target,mm_per_pixel
                        a,1,0.0125
                        b,0,
                        c,0,0
                        d,0,72
                        """); // no pixel is as large as that

        assertThat(table.rows().stream().map(row -> row.facts().pixelSize()))
                .containsExactly(0.0125, null, null, null);
        assertThat(table.issues())
                .extracting(DatasetIssue::kind)
                .containsExactly(DatasetIssue.Kind.BAD_NUMBER);
    }

    @Test
    void aResolutionWithoutAUnitIsNone() throws IOException {
        LabelTable table = read("image_name,target,resolution\na,1,0.0125\n");

        assertThat(table.rows().getFirst().facts().pixelSize()).isNull();
    }

    private static String summary(LabelRow row) {
        LesionFacts facts = row.facts();
        return "%d %s %s %s %s %s %s %s %s"
                .formatted(
                        row.line(),
                        row.column(),
                        row.image(),
                        facts.patient(),
                        facts.truth(),
                        facts.sex(),
                        facts.age(),
                        facts.site(),
                        facts.diagnosis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image,target\nlesion,1",
                "Image ID,Label\nlesion,Malignant",
                "isic_id,benign_malignant\nlesion,malignant",
                "FILENAME;MALIGNANT\nimages/lesion.JPG;yes",
                "file_path\tis-malignant\nC:\\photos\\lesion.png\tTRUE",
                "image_id,dx\nlesion,mel",
                "image,diagnosis\nlesion,melanoma in situ",
                "image,MEL,NV\nlesion,1.0,0.0",
                "\"image\",\"target\"\r\n\"lesion\",\" 1 \"\r\n",
                "\uFEFFimage,target\nlesion,1"
            })
    void recognisesOtherSpellings(String text) throws IOException {
        LabelTable table = read(text);

        assertThat(table.issues()).isEmpty();
        assertThat(table.isUsable()).isTrue();
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().image()).isEqualTo("lesion");
        assertThat(table.rows().getFirst().facts().truth()).isEqualTo(Truth.POSITIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "1,POSITIVE",
        "0.0,NEGATIVE",
        "Benign,NEGATIVE",
        "nevus,NEGATIVE",
        "MEL,POSITIVE",
        "'',UNKNOWN",
        "NA,UNKNOWN",
        "unknown,UNKNOWN",
        "false,NEGATIVE"
    })
    void readsTruths(String spelled, Truth truth) {
        assertThat(Diagnoses.ALL.read(spelled).map(LabelTableTest::truth)).contains(truth);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "melanoma negative", "negative for melanoma", "melanoma absent", "free of melanoma",
                "other than melanoma", "pas de melanoma", "melanoma=0", "melanoma 0",
                "melanoma false", "melanoma: n", "melanoma unlikely", "melanoma-free",
                "melanoma not present", "melanoma low", "melanoma 30%", "melanoma: 0.3",
                "DD Melanom", "V. a. Melanom", "nicht als Melanom"
            })
    void aWordThatMayTurnItRoundLeavesItUnknown(String spelled) {
        assertThat(Diagnoses.ALL.read(spelled)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nicht Melanom,NEGATIVE",
        "ohne Melanom,NEGATIVE",
        "sin melanoma,NEGATIVE",
        "ikke melanoma,NEGATIVE",
        "melanoma (0.76 to 1.5 mm),POSITIVE",
        "melanoma (less than 0.76 mm),POSITIVE",
        "'Melanom, pT1a, 0,4 mm, linker Arm',POSITIVE",
        "'Melanoma Invasive, Superficial spreading',POSITIVE",
        "'melanoma of the upper back, stage II',POSITIVE",
        "melanoma_train_2,POSITIVE",
        "'dysplastic nevus, low grade',NEGATIVE",
        "malignant- other,POSITIVE",
        "benign-other,NEGATIVE",
        "basal cell carcinoma of the nose,NEGATIVE"
    })
    void siteKindAndSizeLeaveItWhatItIs(String spelled, Truth truth) {
        assertThat(Diagnoses.ALL.read(spelled).map(LabelTableTest::truth)).contains(truth);
    }

    @Test
    void aWordForNothingIsNobodysName() throws IOException {
        LabelTable table = read("image,patient,site,target\na,NA,unknown,1\nb,?,NaN,0\n");

        assertThat(table.rows())
                .allSatisfy(row -> {
                    assertThat(row.facts().patient()).isEmpty();
                    assertThat(row.facts().site()).isEmpty();
                });
    }

    @Test
    void apostrophesOfOthersAreTheirs() throws IOException {
        assertThat(read("image,target\n'-1,1\n").rows().getFirst().image()).isEqualTo("'-1");
        assertThat(read("image,looked_for\n'-1,melanoma\n").rows().getFirst().image())
                .isEqualTo("-1");
    }

    private static Truth truth(Finding finding) {
        return PositiveClass.MELANOMA.truth(finding.soughtByNature());
    }

    @Test
    void readsPredictionsAndNumbersWithDecimalCommas() throws IOException {
        LesionFacts facts =
                read("image;age;prediction\nlesion;45,5;0,25").rows().getFirst().facts();

        assertThat(facts.age()).isEqualTo(45.5);
        assertThat(facts.prediction()).isEqualTo(0.25);
    }

    @Test
    void letsAPersonNameTheColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "picture no,what\nlesion,benign");

        LabelTable table =
                LabelTable.read(
                        file, Map.of(LabelColumn.IMAGE, "picture no", LabelColumn.TRUTH, "what"));

        assertThat(LabelTable.read(file).isUsable()).isFalse();
        assertThat(table.rows().getFirst().facts().truth()).isEqualTo(Truth.NEGATIVE);
    }

    @Test
    void listsEveryIssueWithRowAndColumn() throws IOException {
        LabelTable table =
                read(
                        """
                        image,age,target,benign_malignant,prediction
                        a,old,1,malignant,0.5
                        b,-1,perhaps,,1.5
                        a,40,0,benign,0
                         ,40,0,benign,0
                        c,40,0,malignant,NaN
                        d,40
                        e,40,0,benign,0,more
                        f,Infinity,0,benign,0
                        """);

        assertThat(table.issues())
                .containsExactly(
                        new DatasetIssue(DatasetIssue.Kind.BAD_NUMBER, 2, "age", "old"),
                        new DatasetIssue(DatasetIssue.Kind.BAD_TRUTH, 3, "target", "perhaps"),
                        new DatasetIssue(DatasetIssue.Kind.BAD_NUMBER, 3, "age", "-1"),
                        new DatasetIssue(DatasetIssue.Kind.BAD_NUMBER, 3, "prediction", "1.5"),
                        new DatasetIssue(DatasetIssue.Kind.CONTRADICTION, 4, "image", "a"),
                        new DatasetIssue(DatasetIssue.Kind.DOUBLE_ROW, 4, "image", "a"),
                        new DatasetIssue(DatasetIssue.Kind.NO_NAME, 5, "image", ""),
                        new DatasetIssue(
                                DatasetIssue.Kind.CONTRADICTION,
                                6,
                                "benign_malignant",
                                "malignant"),
                        new DatasetIssue(DatasetIssue.Kind.WRONG_LENGTH, 7, "", "2 cells, not 5"),
                        new DatasetIssue(DatasetIssue.Kind.WRONG_LENGTH, 8, "", "6 cells, not 5"),
                        new DatasetIssue(DatasetIssue.Kind.BAD_NUMBER, 9, "age", "Infinity"));
        assertThat(table.rows().stream().map(LabelRow::image))
                .containsExactly("a", "b", "c", "d", "e", "f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,b\n1,2\n"})
    void saysSoIfNoColumnNamesImages(String text) throws IOException {
        LabelTable table = read(text);

        assertThat(table.issues().stream().map(DatasetIssue::kind))
                .containsExactly(DatasetIssue.Kind.NO_NAME_COLUMN);
        assertThat(table.size()).isZero();
    }

    @Test
    void keepsWhatStandsBeforeABreak() throws IOException {
        LabelTable table = read("image,target\na,1\nb,\"" + "x".repeat(17_000_000));

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.issues().stream().map(DatasetIssue::kind))
                .containsExactly(DatasetIssue.Kind.OPEN_QUOTE);
    }

    @Test
    void survivesBytesThatAreNoText() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "image,site\na,R\u00fccken\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(LabelTable.read(file).size()).isEqualTo(1);
    }

    @Test
    void readsAWholeChallengeInWellUnderASecond() throws IOException {
        var text = new StringBuilder(SIIM);
        for (int i = 0; i < 33_126; i++) {
            text.append("ISIC_%07d,IP_%07d,male,45.0,torso,nevus,benign,0%n".formatted(i, i / 16));
        }
        read(text.toString());

        long start = System.nanoTime();
        LabelTable table = read(text.toString());
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(table.size()).isEqualTo(33_126);
        assertThat(table.issues()).isEqualTo(List.of());
        assertThat(seconds).isLessThan(1);
    }

    @Test
    void aColumnThatAPersonDeniesTellsNothing() throws IOException {
        Path file = table("image;diagnosis;target\na;melanoma;1\n");

        LabelTable table =
                LabelTable.read(
                        file, Map.of(LabelColumn.TRUTH, "", LabelColumn.DIAGNOSIS, "diagnosis"));

        assertThat(table.column(LabelColumn.TRUTH)).isEmpty();
        assertThat(table.rows().getFirst().facts().truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(table.rows().getFirst().facts().diagnosis()).isEqualTo("melanoma");
    }

    @Test
    void aTableIsRecognisedByItsHeaderAlone() throws IOException {
        assertThat(LabelTable.read(table("\uFEFFimage_name,\"target\"\n")).isUsable()).isTrue();
        assertThat(LabelTable.read(table("Aufnahme;Urteil\na;1\n")).isUsable()).isFalse();
        assertThat(LabelTable.read(table("")).isUsable()).isFalse();
    }

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }
}
