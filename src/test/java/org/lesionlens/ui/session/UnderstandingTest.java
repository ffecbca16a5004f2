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
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.Truth;
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

        say("Patients", "nobody names them");

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
