package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.Truth;
import org.lesionlens.cases.Unused;
import org.lesionlens.testing.MeanColourEngine;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.session.Understanding.Line;

/** Sets that leave something open, and what a person says of them. */
class UnderstandingTest {

    private static final Locale BEFORE = Locale.getDefault();

    @TempDir private Path folder = Path.of("");
    private SessionViewModel session;

    @BeforeEach
    void start() {
        Locale.setDefault(Locale.ENGLISH);
        session = Sessions.of(new MeanColourEngine(), folder);
    }

    @AfterEach
    void end() {
        session.close();
        Locale.setDefault(BEFORE);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("set").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void open() {
        session.files().open(List.of(folder.resolve("set")));
    }

    private List<Truth> truths() {
        return session.review().reviewProperty().get().cases().stream()
                .map(one -> one.image().truth())
                .toList();
    }

    private Understanding understanding() {
        return session.set().understanding().getValue();
    }

    private Line line(String name) {
        return understanding().lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void say(String name, String label) {
        SetChoices choices =
                line(name).options().stream()
                        .filter(option -> option.label().equals(label))
                        .findFirst()
                        .orElseThrow()
                        .choices();
        session.files().understand(choices);
        assertThat(understanding().chosen(line(name)).orElseThrow().label()).isEqualTo(label);
    }

    private String chosen(String name) {
        return understanding().chosen(line(name)).orElseThrow().label();
    }

    @Test
    void codesAreAskedForAndWhatIsSaidIsRememberedByTheTablesContents() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,label\na,4\nb,7\n");
        open();
        assertThat(truths()).containsExactly(Truth.UNKNOWN, Truth.UNKNOWN);

        say("4 in label", "melanoma");
        say("7 in label", "nevus");
        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);

        session.close();
        Files.move(folder.resolve("set"), folder.resolve("elsewhere"));
        session = Sessions.of(new MeanColourEngine(), folder);
        session.files().open(List.of(folder.resolve("elsewhere")));

        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);
        assertThat(chosen("4 in label")).isEqualTo("melanoma");
    }

    @Test
    void anotherTableIsNotUnderstoodByWhatWasSaidOfThisOne() throws IOException {
        write("a.png", "a");
        write("labels.csv", "image,label\na,4\n");
        open();
        say("4 in label", "melanoma");

        write("labels.csv", "image,label\na,4\nb,5\n");
        open();

        assertThat(truths()).containsExactly(Truth.UNKNOWN);
    }

    @Test
    void aSpellingThatNobodyKnowsIsExplained() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,dx\na,Hautkrebs Typ 3\nb,nevus\n");
        open();
        assertThat(truths()).containsExactly(Truth.UNKNOWN, Truth.NEGATIVE);
        assertThat(line("Hautkrebs Typ 3 in dx").words()).isEqualTo("1 row; not understood");

        say("Hautkrebs Typ 3 in dx", "melanoma");

        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);
    }

    @Test
    void foldersStopBeingPatientsByOneChoice() throws IOException {
        write("0017/a.png", "a");
        write("0023/b.png", "b");
        open();
        assertThat(line("Patients").words()).isEqualTo("2 patients; assumed: each folder is one");

        session.messages().dismiss(); // these photos cannot be read
        Message told = session.messages().messageProperty().get();
        assertThat(told.headline()).contains("2 patients (assumed: each folder is one)");
        assertThat(told.actions())
                .extracting(Message.Action::label)
                .contains("Folders are not patients");

        say("Patients", "folders are not patients");

        assertThat(line("Patients").words()).isEqualTo("nobody names them");
        assertThat(session.review().reviewProperty().get().patients()).containsOnlyKeys("");
    }

    @Test
    void aFolderThatNamesTwoClassesIsExplained() throws IOException {
        write("Melanoma and nevi/a.png", "a");
        write("nevi/b.png", "b");
        open();
        assertThat(truths()).containsExactly(Truth.UNKNOWN, Truth.NEGATIVE);

        say("Folder Melanoma and nevi", "melanoma");

        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);
    }

    @Test
    void truthsComeFromTheTableThatIsChosenAndTheOthersStillTellTheRest() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("first.csv", "image,target,patient_id\na,1,P\nb,0,Q\n");
        write("second.csv", "image,target\na,0\nb,1\n");
        open();
        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);

        say("Truth", "second.csv");
        assertThat(truths()).containsExactly(Truth.NEGATIVE, Truth.POSITIVE);
        assertThat(session.review().reviewProperty().get().patients()).containsOnlyKeys("P", "Q");

        say("Truth", "folders alone");
        assertThat(truths()).containsExactly(Truth.UNKNOWN, Truth.UNKNOWN);

        session.files().understand(understanding().withoutChoices().choices());
        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);
    }

    @Test
    void tablesOfOneNameAreToldApart() throws IOException {
        write("one/a.png", "a");
        write("one/labels.csv", "image,first,second\na,mel,nv\n");
        write("two/b.png", "b");
        write("two/labels.csv", "image,first,second\nb,mel,nv\n");
        open();
        assertThat(line("one/labels.csv").words()).contains("names 1 of the photos in 1 rows");

        SetChoices choices =
                understanding()
                        .cases()
                        .provenance()
                        .choices()
                        .withColumn("two/labels.csv", LabelColumn.TRUTH, "second")
                        .withColumn("one/labels.csv", LabelColumn.TRUTH, "first");
        session.files().understand(choices);

        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);
    }

    @Test
    void whatATableTellsIsSaid() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,dx,pat_id,age,lesion_id\na,mel,P,50,\nb,nv,Q,60,\n");
        write("predictions.csv", "image,melanoma,nevus\na,0.7,0.3\nb,0.2,0.8\n");
        open();

        assertThat(line("labels.csv").words())
                .isEqualTo(
                        "names 2 of the photos in 2 rows, by image; tells patient (pat_id), age"
                                + " (age), truth (dx)");
        assertThat(line("predictions.csv").words())
                .contains("its truths are not used", "probabilities (melanoma, nevus)");
        assertThat(line("Probabilities").words())
                .startsWith("of 2 photos, for melanoma, computed elsewhere")
                .endsWith("of predictions.csv");
    }

    @Test
    void aListOfPairsIsNamed() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,dx\na,mel\nb,mel\n");
        write("duplicates.csv", "image_name_1,image_name_2\na,b\n");
        open();

        assertThat(line("duplicates.csv").words())
                .startsWith("names 2 of the photos")
                .contains("pairs of photos, perhaps duplicates");
    }

    @Test
    void anotherColumnNamesThePhotos() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,other,dx\na,b,mel\nb,a,nv\n");
        open();
        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);

        say("labels.csv", "other");

        assertThat(truths()).containsExactly(Truth.NEGATIVE, Truth.POSITIVE);
    }

    @Test
    void whatIsExplainedKeepsItsPlace() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,dx\na,one kind\nb,other kind\n");
        open();
        List<String> before = understanding().lines().stream().map(Line::name).toList();

        say("other kind in dx", "nevus");

        assertThat(understanding().lines()).extracting(Line::name).isEqualTo(before);
    }

    @Test
    void malignantIsNotSaidToBeABasalCellCarcinoma() throws IOException {
        write("a.png", "a");
        write("labels.csv", "image,diagnosis\na,malignant\n");
        open();

        CaseSet cases = understanding().cases();
        assertThat(new Understanding(cases, PositiveClass.named("melanoma")).lines())
                .anySatisfy(line -> assertThat(line.words()).contains("counts as melanoma"));
        assertThat(new Understanding(cases, PositiveClass.named("bcc")).lines())
                .anySatisfy(line -> assertThat(line.words()).contains("may be, or not be, bcc"))
                .noneSatisfy(line -> assertThat(line.words()).contains("counts as"));
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonNotToUseATableHasWords(Unused.Reason reason) {
        assertThat(new DatasetIssueWords().unused(new Unused(reason, "damaged")))
                .isNotBlank()
                .doesNotContain("{");
    }

    @Test
    void oneCanMeanTheOpposite() throws IOException {
        write("a.png", "a");
        write("b.png", "b");
        write("labels.csv", "image,target\na,1\nb,0\n");
        open();

        say("1 in target", "benign");

        assertThat(truths()).containsExactly(Truth.NEGATIVE, Truth.POSITIVE);
    }

    @Test
    void damagedMemoryIsAsIfNothingHadBeenSaid() throws IOException {
        write("a.png", "a");
        write("labels.csv", "image,label\na,4\n");
        open();
        say("4 in label", "melanoma");
        try (var kept = Files.list(folder.resolve("remembered-sets"))) {
            Files.writeString(kept.findFirst().orElseThrow(), "{\"meanings\": 3");
        }

        open();

        assertThat(truths()).containsExactly(Truth.UNKNOWN);
    }
}
