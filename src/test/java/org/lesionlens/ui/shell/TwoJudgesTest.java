package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.PairedCalls;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.reading.Reader;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.Message;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two models over one set, and a reader who is told nothing, in the whole window. */
@ExtendWith(ApplicationExtension.class)
class TwoJudgesTest {

    private static final List<String> PHOTOS =
            List.of("wide.png", "tall.png", "large.png", "wide.png", "tall.png", "large.png");

    private static final List<String> IN_THE_SET =
            List.of("nevus1", "nevus3", "nevus5", "secret0", "secret2", "secret4");

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), _ -> {});
    private final SessionViewModel model;

    TwoJudgesTest(@TempDir Path folder) {
        this.folder = folder;
        this.model = Sessions.of(engine, folder.resolve("data"));
    }

    @Start
    void start(Stage stage) {
        var theme = new Theme(ColorScheme.LIGHT);
        Sessions.show(model, theme, settings, Optional.empty(), stage, 990, 750);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    /** Six photos of three patients, whose names tell what they are. */
    private void openSix(FxRobot robot) throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        var table = new StringBuilder("image_name,patient_id,sex,diagnosis,target\n");
        for (int i = 0; i < PHOTOS.size(); i++) {
            byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/" + PHOTOS.get(i)));
            String name = (i % 2 == 0 ? "secret" : "nevus") + i;
            Files.write(set.resolve(name + ".png"), Arrays.copyOf(bytes, bytes.length + i));
            String diagnosis = i % 2 == 0 ? "melanoma" : "nevus";
            table.append("%s,QX%d,female,%s,%d%n".formatted(name, i / 2, diagnosis, (i + 1) % 2));
        }
        Files.writeString(set.resolve("train.csv"), table);
        robot.interact(() -> {
            model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            model.files().open(List.of(set));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Message message() {
        return model.messages().messageProperty().get();
    }

    private void agree(FxRobot robot) {
        robot.clickOn("#consent-agree");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void compareWithHidden(FxRobot robot) {
        robot.interact(() -> model.opinion().model().open(Golden.FOLDER.resolve("tiny_hidden.pt")));
        agree(robot);
    }

    private Comparison compared() {
        return model.opinion().comparison().comparisonProperty().get();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(TwoJudgesTest::isSeen).isPresent();
    }

    private static boolean isSeen(Node node) {
        boolean isSeen = true;
        for (Node part = node; part != null; part = part.getParent()) {
            isSeen &= part.isVisible();
        }
        return isSeen;
    }

    @Test
    void aSecondModelIsAskedForAndBothAreCompared(FxRobot robot) throws Exception {
        openSix(robot);
        assertThat(isShown(robot, "#page-COMPARISON")).isFalse();
        compareWithHidden(robot);

        robot.clickOn("#page-LESION").clickOn("#page-COMPARISON");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#compare")).isTrue();
        assertThat(text(robot, "#compare-first")).isEqualTo("tiny_pooled.pt");
        assertThat(text(robot, "#compare-second")).isEqualTo("tiny_hidden.pt");
        assertThat(compared().pairs()).hasSize(6);
        assertThat(text(robot, "#compare-compared")).contains("6 of 6");
        assertThat(model.model().inUseProperty().get().fileName()).isEqualTo("tiny_pooled.pt");
        assertThat(text(robot, "#roc-certainty")).contains("10", "3");
        assertThat(text(robot, "#roc-difference")).startsWith("AUC of B").doesNotContain("(");
    }

    /** What one calls positive from 0 on and the other from above 1 on, they call differently. */
    @Test
    void anyNumberLeadsToItsPhotosAndTheFilterFollowsTheThresholds(FxRobot robot) throws Exception {
        openSix(robot);
        compareWithHidden(robot);
        robot.interact(() -> {
            model.review().thresholdProperty().set(0);
            model.opinion().comparison().secondThresholdProperty().set(1);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(compared().calls(Truth.POSITIVE, model.opinion().comparison().thresholds()))
                .isEqualTo(new PairedCalls(0, 3, 0, 0));
        assertThat(text(robot, "#calls-POSITIVE-ONLY_FIRST-count")).isEqualTo("3");
        assertThat(text(robot, "#mcnemar-positives")).contains("p = 0.250");
        assertThat(text(robot, "#mcnemar-all")).contains("p = 1.000");

        robot.clickOn("#calls-POSITIVE-ONLY_FIRST");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#filter-search")).isTrue();
        assertThat(wantedNames()).containsExactlyInAnyOrder("secret0", "secret2", "secret4");

        robot.clickOn("#filter-offers");
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("only tiny_hidden.pt right, A not");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(wantedNames()).containsExactlyInAnyOrder("nevus1", "nevus3", "nevus5");
        robot.interact(() -> model.review().thresholdProperty().set(1));
        assertThat(wantedNames()).isEmpty();
        robot.interact(() -> model.review().thresholdProperty().set(0));
        assertThat(wantedNames()).hasSize(3);

        robot.interact(() -> {
            model.opinion().model().end();
            model.opinion().comparison().end();
        });
        assertThat(model.review().filterProperty().get().picked()).isEmpty();
        assertThat(isShown(robot, "#filter-offers")).isFalse();
    }

    private Set<String> wantedNames() {
        return model.review().filterProperty().get().picked().map(Picked::files).stream()
                .flatMap(Set::stream)
                .map(file -> file.getFileName().toString().replace(".png", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void onlyWhatTheFilterWantsOfPatientsIsCompared(FxRobot robot) throws Exception {
        openSix(robot);
        compareWithHidden(robot);

        robot.interact(
                () -> model.review().filterProperty().set(CaseFilter.ALL.withPatient("QX1")));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#compare-compared")).contains("2 of 2");
    }

    @Test
    void theModelInUseIsNotComparedWithItself(FxRobot robot) throws Exception {
        openSix(robot);
        robot.interact(() -> model.opinion().model().open(Golden.FOLDER.resolve("tiny_pooled.pt")));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.opinion().comparison().secondProperty().get()).isNull();
        assertThat(text(robot, "#compare-why")).contains("tiny_pooled.pt");
    }

    /** The tiny model under another card. */
    private Path pooledAs(UnaryOperator<String> card) throws IOException {
        Path other =
                Files.copy(Golden.FOLDER.resolve("tiny_pooled.pt"), folder.resolve("other.pt"));
        try (FileSystem archive = FileSystems.newFileSystem(other)) {
            Path json = archive.getPath("archive/extra/model.json");
            Files.writeString(json, card.apply(Files.readString(json)));
        }
        return other;
    }

    @Test
    void aModelThatLooksForSomethingElseIsComparedByTheClassThatMeansTheSame(FxRobot robot)
            throws Exception {
        openSix(robot);
        Path nevus =
                pooledAs(card ->
                        card.replace("benign", "nevus").replace("e\": \"melanoma", "e\": \"nevus"));
        robot.interact(() -> model.opinion().model().open(nevus));
        agree(robot);

        assertThat(text(robot, "#compare-note")).contains("nevus", "melanoma");
        assertThat(compared().pairs())
                .hasSize(6)
                .allSatisfy(pair -> assertThat(pair.second()).isEqualTo(pair.first()));
    }

    @Test
    void modelsOfWhichNoClassesMeanTheSameAreNotComparedAndThatIsSaid(FxRobot robot)
            throws Exception {
        openSix(robot);
        Path nevus = pooledAs(card -> card.replace("melanoma", "nevus"));
        robot.interact(() -> model.opinion().model().open(nevus));
        agree(robot);

        assertThat(model.opinion().comparison().secondProperty().get()).isNull();
        assertThat(text(robot, "#compare-why")).contains("other.pt", "nevus", "melanoma");
    }

    @Test
    void whoPutsAModelInTheOthersPlaceIsOfferedToCompareBoth(FxRobot robot) throws Exception {
        openSix(robot);
        robot.interact(() -> model.files().open(List.of(Golden.FOLDER.resolve("tiny_hidden.pt"))));
        agree(robot);
        assertThat(model.model().inUseProperty().get().fileName()).isEqualTo("tiny_hidden.pt");
        assertThat(message().advice()).contains("tiny_pooled.pt");

        robot.interact(() -> model.messages().choose(message().actions().getFirst()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#compare-first")).isEqualTo("tiny_hidden.pt");
        assertThat(text(robot, "#compare-second")).isEqualTo("tiny_pooled.pt");
        assertThat(compared().pairs()).hasSize(6);
    }

    @Test
    void aAndBChangePlaces(FxRobot robot) throws Exception {
        openSix(robot);
        compareWithHidden(robot);

        robot.clickOn("#do-compare-swap");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#compare-first")).isEqualTo("tiny_hidden.pt");
        assertThat(text(robot, "#compare-second")).isEqualTo("tiny_pooled.pt");
        assertThat(compared().pairs()).hasSize(6);
        assertThat(message().headline()).doesNotContain("in use"); // asked for: not offered
    }

    @Test
    void anotherComparisonIsReadFromItsBeginning(FxRobot robot) throws Exception {
        openSix(robot);
        compareWithHidden(robot);
        var page = robot.lookup("#compare-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> page.setVvalue(1));

        robot.interact(model.opinion().model()::swap);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#compare-second")).isEqualTo("tiny_pooled.pt");
        assertThat(page.getVvalue()).isZero();
    }

    @Test
    void theTableHasBothProbabilities(FxRobot robot) throws Exception {
        openSix(robot);
        compareWithHidden(robot);
        Path file = folder.resolve("both");
        robot.interact(() ->
                model.opinion().tables().writeComparison(model.opinion().comparison(), "A", file));

        List<String> rows = Files.readAllLines(folder.resolve("both.csv"));
        assertThat(rows).hasSize(7);
        List<String> first = List.of(rows.get(1).split(",", -1));
        assertThat(first.subList(0, 5))
                .containsExactly("nevus1", "QX0", "melanoma", "negative", "A");
        assertThat(Double.parseDouble(first.get(5)))
                .isEqualTo(compared().pairs().getFirst().first());
        assertThat(Double.parseDouble(first.get(9)))
                .isEqualTo(compared().pairs().getFirst().second());
    }

    private void begin(FxRobot robot, boolean revealsEach) {
        robot.press(KeyCode.CONTROL, KeyCode.B).release(KeyCode.B, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#reading-name").write("AB");
        if (revealsEach) {
            robot.clickOn("#reading-each");
        }
        robot.clickOn("#reading-begin");
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** All that can be read or pointed at anywhere in any window of the program. */
    private static Set<String> allWords() {
        Set<String> words = new HashSet<>();
        for (Window window : Window.getWindows()) {
            collect(window.getScene().getRoot(), words);
            if (window instanceof Stage stage) {
                words.add(String.valueOf(stage.getTitle()));
            }
        }
        return words;
    }

    private static void collect(Node node, Set<String> words) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Text text -> words.add(text.getText());
            case Labeled labeled -> {
                words.add(String.valueOf(labeled.getText()));
                if (labeled.getTooltip() != null) {
                    words.add(labeled.getTooltip().getText());
                }
            }
            case TextInputControl input -> words.add(input.getText());
            default -> {}
        }
        words.add(String.valueOf(node.getAccessibleText()));
        words.add(String.valueOf(node.getAccessibleHelp()));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private static void assertNothingIsTold() {
        assertThat(allWords())
                .noneMatch(word -> word.contains("secret"))
                .noneMatch(word -> word.contains("nevus"))
                .noneMatch(word -> word.contains("QX"))
                .noneMatch(word -> word.contains("positive"))
                .noneMatch(word -> word.contains("negative"))
                .noneMatch(word -> word.matches(".*0\\.\\d\\d\\d.*"));
    }

    @Test
    void nothingIsToldBeforeTheCallAndAllByMouse(FxRobot robot) throws Exception {
        openSix(robot);
        begin(robot, false);

        for (int i = 0; i < PHOTOS.size(); i++) {
            assertNothingIsTold();
            assertThat(text(robot, "#reading-progress")).contains(i + " of 6");
            assertThat(model.opinion().readLesion().analysisProperty().get()).isNull();
            robot.clickOn(i % 2 == 0 ? "#reading-6" : "#reading-2");
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(robot.lookup("#reading-ended").queryAs(Label.class).getText()).contains("6");

        robot.clickOn("#reading-compare");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#compare-second")).isEqualTo("AB");
        assertThat(compared().pairs()).hasSize(6);
        assertThat(text(robot, "#roc-second")).contains("AUC");
        assertThat(isShown(robot, "#compare-threshold-second")).isFalse();
        assertThat(text(robot, "#rates-second-sensitivity")).startsWith("0.").contains("(");
    }

    @Test
    void keysCallUndoAndLeaveAndAllIsKept(FxRobot robot) throws Exception {
        openSix(robot);
        begin(robot, false);
        robot.type(KeyCode.M);
        robot.write("3");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#reading-progress")).contains("2 of 6");
        robot.type(KeyCode.BACK_SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#reading-progress")).contains("1 of 6");
        robot.type(KeyCode.G, KeyCode.C); // keys of the window do nothing now
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertNothingIsTold();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#reading")).isFalse();
        assertThat(isShown(robot, "#photo")).isTrue();
        begin(robot, false);
        assertThat(text(robot, "#reading-progress")).contains("1 of 6");
        robot.clickOn("#reading-undo");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#reading-progress")).contains("0 of 6");
        robot.clickOn("#reading-leave");
    }

    /** A photo's number in a set means another photo in the next. */
    @Test
    void aReaderSaysNothingOfTheNextSetsPhotos(FxRobot robot) throws Exception {
        openSix(robot);
        begin(robot, false);
        robot.type(KeyCode.M);
        robot.type(KeyCode.B);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> model.opinion().readers().ask(all -> compare(all.getFirst())));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(compared().pairs()).hasSize(2);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT5).release(KeyCode.DIGIT5, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".matrix .heading").queryAllAs(Label.class))
                .extracting(Label::getText) // people have no threshold
                .contains("A: below threshold", "B: not melanoma")
                .doesNotContain("B: below threshold");

        Path other = Files.createDirectories(folder.resolve("other"));
        for (int i = 0; i < 6; i++) {
            byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/" + PHOTOS.get(i)));
            Files.write(other.resolve(i + ".png"), Arrays.copyOf(bytes, bytes.length + 50 + i));
        }
        Files.writeString(
                other.resolve("train.csv"), "image_name,target\n0,1\n1,0\n2,1\n3,0\n4,1\n5,0\n");
        robot.interact(() -> model.files().open(List.of(other)));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.review().reviewProperty().get().cases()).hasSize(6);
        assertThat(compared() == null ? List.of() : compared().pairs()).isEmpty();
    }

    private void compare(Reader reader) {
        model.opinion().readers().compare(reader);
    }

    @Test
    void truthAndHeatComeAfterEachCallIfThatIsWanted(FxRobot robot) throws Exception {
        openSix(robot);
        begin(robot, true);
        assertNothingIsTold();
        robot.clickOn("#reading-positive");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#reading-told")).contains("Truth", "Model");
        assertThat(model.opinion().readLesion().analysisProperty().get()).isNotNull();
        assertThat(robot.lookup("#reading-positive").tryQuery().filter(TwoJudgesTest::isSeen))
                .isEmpty();
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertNothingIsTold();
        assertThat(robot.lookup("#reading-positive").queryAs(Button.class).isDisabled()).isFalse();
    }

    /** In the gallery positive ones come first, and the worst called ones first of all. */
    @Test
    void theOrderOfTheWindowTellsNothingEither(FxRobot robot) throws Exception {
        openSix(robot);
        robot.interact(() ->
                model.review().filterProperty().set(CaseFilter.ALL.withSexes(Set.of(Sex.FEMALE))));
        assertThat(names(model.review().sequence().getValue())).isNotEqualTo(IN_THE_SET);
        assertThat(names(model.review().wantedWithoutTelling())).isEqualTo(IN_THE_SET);

        robot.interact(() -> model.review().orderProperty().set(CaseOrder.PATIENT));
        assertThat(names(model.review().wantedWithoutTelling()))
                .containsExactly("nevus1", "secret0", "nevus3", "secret2", "nevus5", "secret4");
    }

    private static List<String> names(List<ReviewCase> cases) {
        return cases.stream().map(one -> one.image().name()).toList();
    }

    /** As a model's card that is asked for, with what the model says of some photos. */
    @Test
    void whateverComesOverTheWindowEndsTheReading(FxRobot robot) throws Exception {
        openSix(robot);
        begin(robot, false);
        DialogLayer dialogs = robot.lookup("#dialog-layer").query();
        robot.interact(() -> dialogs.show(new Pane(), true));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#reading")).isFalse();
    }

    @Test
    void aFilterThatTellsSomethingIsNamed(FxRobot robot) throws Exception {
        openSix(robot);
        robot.interact(() ->
                model.review()
                        .filterProperty()
                        .set(CaseFilter.ALL.withDiagnoses(Set.of("melanoma"))));
        robot.press(KeyCode.CONTROL, KeyCode.B).release(KeyCode.B, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#reading-filter-tells")).isTrue();
        robot.clickOn("#reading-cancel");
    }
}
