package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.ContentHash;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.session.ConsentRequest.Stranger;

/** The real engine on tiny models; the worker runs at once. */
class SessionViewModelTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path POOLED = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final Path HIDDEN = Golden.FOLDER.resolve("tiny_hidden.pt");
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");
    private static final Path TALL = Golden.FOLDER.resolve("lesions/tall.png");

    @TempDir private Path folder;
    private final List<Path> remembered = new ArrayList<>();
    private final Texts texts = Texts.of(SessionViewModel.class);
    private SessionViewModel shell;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void makeShell() {
        shell = Sessions.of(ENGINE, folder, remembered::add);
    }

    @AfterEach
    void closeShell() {
        shell.close();
    }

    private Analysis shown() {
        return shell.lesion().analysisProperty().get();
    }

    private Message message() {
        return shell.messages().messageProperty().get();
    }

    @Test
    void aPhotoOpenedBeforeTheModelIsShownOnceTheModelIsThere() {
        shell.files().open(List.of(WIDE));
        assertThat(shown()).isNull();

        shell.model().openBundled(POOLED);

        assertThat(shown().photo().width()).isEqualTo(90);
        assertThat(shown().className()).isEqualTo("melanoma");
    }

    @Test
    void aFoldersFirstPhotoIsShown() throws Exception {
        Files.copy(TALL, folder.resolve("b.png"));
        Files.copy(WIDE, folder.resolve("a.png"));
        Files.writeString(folder.resolve("0.txt"), "not a photo");
        shell.model().openBundled(POOLED);

        shell.files().open(List.of(folder));

        assertThat(shown().photo().width()).isEqualTo(90);
        assertThat(shell.photos().name().get()).isEqualTo("a.png");
    }

    @Test
    void anUnreadableFileIsNamedAndWhatWasShownStays() throws Exception {
        shell.model().openBundled(POOLED);
        shell.files().open(List.of(WIDE));
        Analysis before = shown();
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no photo");

        shell.files().open(List.of(broken));

        assertThat(shown()).isSameAs(before);
        assertThat(shell.photos().name().get()).isEqualTo("wide.png");
        assertThat(message().kind()).isEqualTo(Message.Kind.ERROR);
        assertThat(message().advice()).contains("broken.jpg");
        assertThat(message().actions())
                .extracting(Message.Action::label)
                .contains(texts.get("message.tryAgain"));
    }

    @Test
    void afterAFailureANewModelLooksAtThePhotoThatIsShown() throws Exception {
        shell.model().openBundled(POOLED);
        shell.files().open(List.of(WIDE));
        shell.files().open(List.of(Files.writeString(folder.resolve("broken.jpg"), "no photo")));

        shell.model().openBundled(HIDDEN);

        assertThat(shown().card().name()).isEqualTo("Tiny hidden");
        assertThat(shown().photo().width()).isEqualTo(90);
    }

    @Test
    void truthsFollowTheModelThatIsInUse() throws Exception {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.copy(WIDE, set.resolve("a.png"));
        Files.copy(TALL, set.resolve("b.png"));
        Files.writeString(set.resolve("labels.csv"), "image,dx\na,melanoma\nb,nevus\n");
        Path other = Files.copy(POOLED, folder.resolve("nevus.pt"));
        try (FileSystem archive = FileSystems.newFileSystem(other)) {
            Path card = archive.getPath("archive/extra/model.json");
            String text = Files.readString(card).replace("benign", "nevus");
            Files.writeString(card, text.replace("e\": \"melanoma", "e\": \"nevus"));
        }
        shell.model().openBundled(POOLED);
        shell.files().open(List.of(set));
        assertThat(truths()).containsExactly(Truth.POSITIVE, Truth.NEGATIVE);

        shell.model().openBundled(other);

        assertThat(truths()).containsExactly(Truth.NEGATIVE, Truth.POSITIVE);
        assertThat(shell.set().shown().getValue().truth()).isEqualTo(Truth.NEGATIVE);
        assertThat(shell.review().selectedProperty().get())
                .isEqualTo(shell.review().reviewProperty().get().cases().getFirst().image());
        shell.photos().move(1);
        assertThat(shell.set().shown().getValue().truth()).isEqualTo(Truth.POSITIVE);
    }

    private List<Truth> truths() {
        return shell.review().reviewProperty().get().cases().stream()
                .map(one -> one.image().truth())
                .toList();
    }

    @Test
    void anUnknownModelRunsOnlyAfterAsking() {
        shell.model().openBundled(POOLED);

        shell.files().open(List.of(HIDDEN));

        assertThat(shell.model().classifier().getValue().card().name()).isEqualTo("Tiny pooled");
        Sessions.agree(shell);

        assertThat(shell.model().classifier().getValue().card().name()).isEqualTo("Tiny hidden");
        assertThat(asked()).isNull();
    }

    private ConsentRequest asked() {
        return shell.model().consent().askedProperty().get();
    }

    @Test
    void aModelThatIsDeclinedLeavesAllAsItWasAndIsAskedForAgain() {
        shell.model().openBundled(POOLED);
        shell.files().open(List.of(WIDE));
        Analysis before = shown();

        shell.files().open(List.of(HIDDEN));
        shell.model().consent().decline(asked());

        assertThat(shown()).isSameAs(before);
        assertThat(message()).isNull();
        shell.files().open(List.of(HIDDEN));
        assertThat(asked()).isNotNull();
    }

    @Test
    void aTrustedModelRunsWithoutAskingAgainAlsoWhereItWasMovedTo() throws Exception {
        shell.files().open(List.of(HIDDEN));
        Sessions.agree(shell);
        shell.files().open(List.of(POOLED));
        Sessions.agree(shell);

        shell.files().open(List.of(Files.copy(HIDDEN, folder.resolve("moved.pt"))));

        assertThat(asked()).isNull();
        assertThat(shell.model().classifier().getValue().card().name()).isEqualTo("Tiny hidden");
    }

    @Test
    void theProgramsOwnModelIsKnownUnderAnyName() throws Exception {
        shell.model().openBundled(POOLED);

        shell.files().open(List.of(Files.copy(POOLED, folder.resolve("copy.pt"))));

        assertThat(asked()).isNull();
    }

    @Test
    void severalModelsAreAskedForTogetherAndEachByItsBytes() throws Exception {
        Path other = Files.copy(POOLED, folder.resolve("other.pt"));

        shell.files().open(List.of(HIDDEN, other));

        assertThat(asked().models())
                .containsExactly(
                        new Stranger(
                                HIDDEN.toAbsolutePath(),
                                ContentHash.of(HIDDEN),
                                Files.size(HIDDEN)),
                        new Stranger(other, ContentHash.of(other), Files.size(other)));
    }

    @Test
    void whatChangesBehindTheQuestionIsNotRun() throws Exception {
        Path model = Files.copy(HIDDEN, folder.resolve("model.pt"));
        shell.files().open(List.of(model));
        Files.copy(POOLED, model, StandardCopyOption.REPLACE_EXISTING);

        Sessions.agree(shell);

        assertThat(message().advice()).contains("model.pt has changed since it was checked");
        assertThat(shell.model().inUseProperty().get()).isNull();
        shell.files().open(List.of(model));
        assertThat(asked()).isNotNull();
    }

    @Test
    void aTrustedModelThatChangesWhileAnotherIsAskedForIsNotRun() throws Exception {
        shell.files().open(List.of(HIDDEN));
        Sessions.agree(shell);
        Path trusted = Files.copy(HIDDEN, folder.resolve("model.pt"));
        shell.files().open(List.of(trusted, POOLED));
        Files.copy(POOLED, trusted, StandardCopyOption.REPLACE_EXISTING);

        Sessions.agree(shell);

        assertThat(message().advice()).contains("model.pt has changed since it was checked");
    }

    @Test
    void aNewModelLooksAtTheOpenPhotoAgain() {
        shell.model().openBundled(POOLED);
        shell.files().open(List.of(WIDE));

        shell.model().openBundled(HIDDEN);

        assertThat(shown().card().name()).isEqualTo("Tiny hidden");
        assertThat(shown().probabilities()).hasSize(3);
    }

    @Test
    void aBrokenModelIsExplainedAndTheOneBeforeStays() throws Exception {
        shell.model().openBundled(POOLED);
        Path broken = Files.writeString(folder.resolve("broken.pt"), "no model");

        shell.model().openBundled(broken);

        assertThat(message().headline()).isEqualTo(texts.get("model.failed.oneStays"));
        assertThat(message().advice()).startsWith("broken.pt is not a TorchScript archive");
        shell.files().open(List.of(WIDE));
        assertThat(shown()).isNotNull();
    }

    @Test
    void theProgramsOwnModelIsUsedAfterAllIfAnotherDoesNotDo() throws Exception {
        Path own = folder.resolve("own.pt");
        shell.model().openBundled(own); // not there: as if something else had stopped it
        Files.copy(POOLED, own);
        Path broken = Files.writeString(folder.resolve("broken.pt"), "no model");

        shell.files().open(List.of(broken)); // nobody is asked for what is never run

        assertThat(message().advice()).startsWith("broken.pt is not a TorchScript archive");
        assertThat(shell.model().classifier().getValue().card().name()).isEqualTo("Tiny pooled");
    }

    @Test
    void aModelNamedAtTheStartHasTheSamplesToLookAt() throws Exception {
        Files.copy(WIDE, Files.createDirectories(folder.resolve("samples")).resolve("a.png"));

        shell.files()
                .openAtStart(
                        List.of(HIDDEN), Optional.of(folder.resolve("samples")), Optional.empty());
        Sessions.agree(shell);

        assertThat(shown().card().name()).isEqualTo("Tiny hidden");
        assertThat(remembered).containsExactly(HIDDEN.toAbsolutePath());
    }

    @Test
    void aPhotoWithoutAnyModelSaysWhatToDo() {
        shell.files().open(List.of(WIDE));

        assertThat(message().headline()).isEqualTo(texts.get("model.none"));
    }

    private Path copy(Path photo, String name) throws IOException {
        return Files.copy(photo, folder.resolve(name));
    }

    private Path broken(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "no photo");
    }

    @Test
    void photosFoldersAndAModelOpenTogetherInTheirOrder() throws Exception {
        Path patient = Files.createDirectory(folder.resolve("patient"));
        copy(WIDE, "patient/2.png");
        copy(TALL, "patient/1.png");
        Path alone = copy(WIDE, "alone.png");

        shell.files().open(List.of(POOLED, patient, alone));
        Sessions.agree(shell);

        assertThat(shell.photos().photosProperty().get().images())
                .extracting(image -> image.file().getFileName().toString())
                .containsExactly("1.png", "2.png", "alone.png");
        assertThat(shown().photo().width()).isLessThan(90);
    }

    @Test
    void theNeighboursOfTheShownPhotoAreAtHand() throws Exception {
        List<Path> four =
                List.of(
                        copy(WIDE, "1.png"),
                        copy(TALL, "2.png"),
                        copy(WIDE, "3.png"),
                        copy(TALL, "4.png"));
        shell.model().openBundled(POOLED);

        shell.files().open(four);
        assertThat(four).filteredOn(shell.photos()::isAtHand).isEqualTo(four.subList(0, 2));

        shell.photos().move(1);
        assertThat(four).filteredOn(shell.photos()::isAtHand).isEqualTo(four.subList(0, 3));

        shell.photos().move(1);
        assertThat(four).filteredOn(shell.photos()::isAtHand).isEqualTo(four.subList(1, 4));
    }

    @Test
    void thePhotoAtHandExplainsTheClassThatIsChosenNow() throws Exception {
        shell.model().openBundled(POOLED);
        shell.files().open(List.of(copy(WIDE, "1.png"), copy(TALL, "2.png")));
        int other = 1 - shown().explanation().classIndex();

        shell.lesion().classIndexProperty().set(other);
        shell.photos().move(1);

        assertThat(shown().explanation().classIndex()).isEqualTo(other);
        assertThat(shell.photos().name().get()).isEqualTo("2.png");
    }

    @Test
    void filesThatCannotBeOpenedAreGatheredInOneMessageAndTheRestOpens() throws Exception {
        shell.model().openBundled(POOLED);

        shell.files()
                .open(
                        List.of(
                                broken("1.jpg"),
                                folder.resolve("missing.png"),
                                broken("2.jpg"),
                                Files.createDirectory(folder.resolve("empty")),
                                copy(WIDE, "good.png")));

        assertThat(shell.photos().name().get()).isEqualTo("good.png");
        assertThat(shell.photos().photosProperty().get().images()).hasSize(1);
        assertThat(message().headline()).isEqualTo(texts.get("failed.many", 4));
        assertThat(message().advice()).contains("missing.png", "empty", "1.jpg");
        assertThat(message().details()).contains("missing.png", "empty", "1.jpg", "2.jpg");
    }

    @Test
    void goingBackOverABrokenPhotoShowsTheOneBeforeIt() throws Exception {
        shell.model().openBundled(POOLED);
        Path second = copy(TALL, "2.png");
        shell.files()
                .open(
                        List.of(
                                copy(WIDE, "1.png"),
                                second,
                                copy(WIDE, "3.png"),
                                copy(WIDE, "4.png")));
        shell.photos().move(3); // 2.png is not at hand any more
        Files.writeString(second, "broken meanwhile");

        shell.photos().move(-1);
        shell.files()
                .open(
                        shell.photos().photosProperty().get().images().stream()
                                .map(LesionImage::file)
                                .toList());
        assertThat(shell.photos().photosProperty().get().images()).hasSize(4);
        shell.photos().move(1);

        assertThat(shell.photos().name().get()).isEqualTo("3.png");
        assertThat(shell.photos().photosProperty().get().images()).hasSize(3);
        assertThat(message().advice()).contains("2.png");
    }

    @Test
    void theSamplesCanBeginInTheirMiddle() throws Exception {
        shell.model().openBundled(POOLED);
        copy(WIDE, "1.png");
        Path second = copy(TALL, "2.png");

        shell.files().openSamples(folder, second);

        assertThat(shell.photos().name().get()).isEqualTo("2.png");
        assertThat(shell.photos().photosProperty().get().images()).hasSize(2);
    }

    @Test
    void whatCouldBeOpenedIsRememberedButNotTheSamples() throws Exception {
        shell.model().openBundled(POOLED);

        shell.files().openSamples(copy(WIDE, "sample.png"));
        shell.files().open(List.of(folder.resolve("missing.png")));
        shell.files().open(List.of(folder.resolve("gone.png"), folder.resolve("sample.png")));

        assertThat(remembered).containsExactly(folder.resolve("sample.png"));
    }

    /** Nobody asked for the photos beside it, and no sentence is said twice. */
    @Test
    void oneBrokenPhotoIsToldAloneInPlainWords() throws Exception {
        shell.model().openBundled(POOLED);
        broken("a.jpg");
        broken("z.jpg");

        shell.files().open(List.of(broken("x.jpg")));

        assertThat(message().headline()).isEqualTo(texts.get("failed.one"));
        assertThat(message().advice()).contains("x.jpg");
        String all = message().advice() + "\n" + message().details();
        assertThat(all).doesNotContain("a.jpg", "z.jpg", "Exception", "org.lesionlens");
        assertThat(all.lines().filter(line -> !line.isBlank())).doesNotHaveDuplicates();
    }

    @Test
    void ofAFolderAllBrokenPhotosAreTold() throws Exception {
        shell.model().openBundled(POOLED);
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.writeString(set.resolve("a.jpg"), "no photo");
        Files.writeString(set.resolve("z.jpg"), "no photo either"); // or it would be a copy

        shell.files().open(List.of(set));

        assertThat(message().headline()).isEqualTo(texts.get("failed.many", 2));
        assertThat(message().details())
                .contains("a.jpg", "z.jpg")
                .doesNotContain("Exception", "org.lesionlens");
    }

    private Path setWith(String table) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.copy(WIDE, set.resolve("wide.png"));
        Files.copy(TALL, set.resolve("tall.png"));
        Files.writeString(set.resolve("labels.csv"), table);
        return set;
    }

    private List<LesionFacts> facts() {
        return shell.review().reviewProperty().get().cases().stream()
                .map(one -> one.image().facts())
                .toList();
    }

    @Test
    void columnsAreFoundByWhatTheyHoldAndCanBeChosen() throws Exception {
        shell.model().openBundled(POOLED);
        Path set = setWith("Aufnahme;Urteil;Risiko\ntall;benign;0,2\nwide;malignant;0,7\n");
        shell.files().open(List.of(set));

        assertThat(shell.set().labels().orElseThrow().table().column(LabelColumn.IMAGE))
                .containsExactly("Aufnahme");
        assertThat(facts()).extracting(LesionFacts::prediction).containsOnlyNulls();

        String table = "labels.csv";
        shell.files()
                .understand(
                        SetChoices.NONE
                                .withColumn(table, LabelColumn.IMAGE, "Aufnahme")
                                .withColumn(table, LabelColumn.TRUTH, "Urteil")
                                .withColumn(table, LabelColumn.PREDICTION, "Risiko"));

        assertThat(message()).isNull();
        assertThat(facts())
                .extracting(LesionFacts::truth)
                .containsExactly(Truth.NEGATIVE, Truth.POSITIVE);
        assertThat(facts()).extracting(LesionFacts::prediction).containsExactly(0.2, 0.7);
    }

    @Test
    void whatASetWasTakenToBeIsSaidOfOnesOwnSetsAndHidesNothing() throws Exception {
        Path set = setWith("image,dx\ntall,nevus\nwide,melanoma\n");
        shell.files().openSamples(set);
        assertThat(message().headline()).isEqualTo(texts.get("model.none"));
        shell.model().openBundled(POOLED);

        shell.files().openSamples(set);
        assertThat(message()).isNull();

        shell.files().open(List.of(set));
        assertThat(message().kind()).isEqualTo(Message.Kind.NOTE);
        assertThat(message().headline()).contains("2", "1", "melanoma");
    }

    @Test
    void whatDoesNotFitIsListedWithRowAndColumn() throws Exception {
        shell.files()
                .open(List.of(setWith("image,age,target\ntall,old,0\nwide,40,1\ngone,40,1\n")));

        assertThat(message().advice()).contains("1");
        shell.messages().choose(message().actions().getLast());

        assertThat(shell.set().askedProperty().get()).isEqualTo(SetViewModel.Asked.ISSUES);
        assertThat(shell.set().issues())
                .contains(
                        new DatasetIssue(DatasetIssue.Kind.BAD_NUMBER, 2, "age", "old"),
                        new DatasetIssue(DatasetIssue.Kind.ROW_WITHOUT_FILE, 4, "image", "gone"));
    }

    @Test
    void theTablesProbabilitiesJudgeTheSetIfThatIsWanted() throws Exception {
        shell.files().open(List.of(setWith("image,target,prediction\ntall,0,0.2\nwide,1,0.7\n")));
        ReviewViewModel review = shell.review();
        assertThat(review.predicted().getValue()).isTrue();
        assertThat(review.scores().getValue().size()).isZero();

        review.judgeBy(ProbabilitySource.TABLE);

        assertThat(review.scores().getValue().size()).isEqualTo(2);
        assertThat(review.reviewProperty().get().cases())
                .extracting(one -> ProbabilityWords.of(one).orElseThrow())
                .containsExactly("file 0.200", "file 0.700");
    }
}
