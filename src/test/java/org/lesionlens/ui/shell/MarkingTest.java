package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.MarkFilter;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.Message;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Tags and notes are put on lesions in the whole window, found again, and taken elsewhere. */
@ExtendWith(ApplicationExtension.class)
class MarkingTest {

    private static final Tag HAIR = Tag.of("hair").orElseThrow();
    private static final Tag INK = Tag.of("ink").orElseThrow();

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private SessionViewModel model;
    private @Nullable Stage window;

    MarkingTest(@TempDir Path folder) {
        this.folder = folder;
        this.model = Sessions.of(engine, folder.resolve("data"));
    }

    @Start
    void start(Stage stage) {
        window = stage;
        Sessions.show(
                model, new Theme(ColorScheme.LIGHT), settings, Optional.empty(), stage, 990, 750);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    /** Three photos of two patients. */
    private Path makeSet(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
        Path set = Files.createDirectories(folder.resolve(name));
        for (int i = 1; i <= 3; i++) {
            Files.write(set.resolve(i + ".png"), Arrays.copyOf(bytes, bytes.length + i));
        }
        Files.writeString(
                set.resolve("train.csv"), "image_name,patient_id,target\n1,A,1\n2,A,0\n3,B,1\n");
        return set;
    }

    private void open(FxRobot robot, Path set, boolean withModel) {
        robot.interact(() -> {
            if (withModel) {
                model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            }
            model.files().open(List.of(set));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void startAgain(FxRobot robot, String data) {
        robot.interact(() -> {
            model.close();
            model.closeStore();
            model = Sessions.of(engine, folder.resolve(data));
            Sessions.show(
                    model,
                    new Theme(ColorScheme.LIGHT),
                    settings,
                    Optional.empty(),
                    Objects.requireNonNull(window),
                    990,
                    750);
        });
    }

    private List<ReviewCase> cases() {
        return model.review().reviewProperty().get().cases();
    }

    private LesionImage lesion(String name) {
        return cases().stream()
                .map(ReviewCase::image)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private PhotoMarks marks(String name) {
        return model.marks().model().of(lesion(name));
    }

    private static void gallery(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void tag(FxRobot robot, String text, String... names) {
        robot.interact(() ->
                model.marks()
                        .model()
                        .tag(
                                Arrays.stream(names).map(this::lesion).toList(),
                                Tag.of(text).orElseThrow()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** An item of a menu in the open one, which the headless robot does not open by hovering. */
    private static void choose(FxRobot robot, String id) {
        ContextMenu menu =
                Window.getWindows().stream()
                        .filter(ContextMenu.class::isInstance)
                        .map(ContextMenu.class::cast)
                        .findFirst()
                        .orElseThrow();
        MenuItem item =
                menu.getItems().stream()
                        .filter(Menu.class::isInstance)
                        .flatMap(inner -> ((Menu) inner).getItems().stream())
                        .filter(inner -> id.equals(inner.getId()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> {
            item.fire();
            menu.hide();
        });
    }

    @Test
    void theMenuOfATilePutsATagOnAllThatAreSelectedAndUndoTakesItOff(FxRobot robot)
            throws Exception {
        open(robot, makeSet("set"), true);
        gallery(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        Node tile = robot.lookup(".lesion-tile").query();

        robot.clickOn(tile, MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        choose(robot, "lesion-menu-tag-hair");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(cases()).allMatch(one -> one.marks().tags().contains(HAIR));
        assertThat(robot.lookup(".mark-label .label").queryAllAs(Label.class))
                .filteredOn(label -> label.getParent().isVisible())
                .extracting(Label::getText)
                .contains("hair");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(cases()).allMatch(one -> one.marks().isEmpty());
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        assertThat(cases()).allMatch(one -> one.marks().tags().contains(HAIR));
    }

    @Test
    void theMenuComesByTheMenuKeyAndByShiftF10(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        gallery(robot);
        robot.clickOn(robot.lookup(".lesion-tile").queryAs(Node.class));

        robot.type(KeyCode.CONTEXT_MENU);
        WaitForAsyncUtils.waitForFxEvents();
        choose(robot, "lesion-menu-tag-hair");
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        choose(robot, "lesion-menu-tag-ink");

        assertThat(cases().stream().filter(one -> one.marks().tags().size() == 2)).hasSize(1);
    }

    @Test
    void arrowsInTheMenuLeaveTheSelection(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        gallery(robot);
        robot.clickOn(robot.lookup(".lesion-tile").queryAs(Node.class));
        var selected = model.review().selectedProperty().get();
        robot.type(KeyCode.CONTEXT_MENU);
        WaitForAsyncUtils.waitForFxEvents();

        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.END);

        assertThat(model.review().selectedProperty().get()).isSameAs(selected);
    }

    @Test
    void theMenuSelectsAllLikeThisAndOpensIt(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        gallery(robot);
        robot.interact(() -> model.review().selection().only(lesion("1")));
        Node tile = robot.lookup(".lesion-tile:selected").query();

        robot.clickOn(tile, MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        choose(robot, "lesion-menu-alike-patient");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.review().selection().lesions()).containsExactly(lesion("1"), lesion("2"));
        robot.clickOn(tile, MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#lesion-menu-open");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".lesion-view").tryQuery()).isPresent();
    }

    @Test
    void tagsAndNotesAreTypedInDialogs(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        robot.interact(() -> model.review().selection().only(lesion("2")));

        robot.press(KeyCode.CONTROL).type(KeyCode.T).release(KeyCode.CONTROL);
        robot.clickOn("#tags-typed").write("gel bubble").type(KeyCode.ENTER);
        robot.clickOn("#tags-close");
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        robot.clickOn("#note-text").write("see 3");
        robot.clickOn("#note-save");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(marks("2"))
                .isEqualTo(
                        PhotoMarks.NONE.with(Tag.of("gel bubble").orElseThrow()).withNote("see 3"));
        robot.type(KeyCode.F10); // the inspector, for which a small window has no room
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#marks-note").queryAs(Label.class).getText()).isEqualTo("see 3");
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        assertThat(robot.lookup("#note-text").queryAs(TextArea.class).getText()).isEqualTo("see 3");
        robot.type(KeyCode.ESCAPE);
        assertThat(marks("2").note()).isEqualTo("see 3");
    }

    @Test
    void aNoteIsKeptByKey(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        robot.interact(() -> model.review().selection().only(lesion("2")));

        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        robot.clickOn("#note-text").write("see 3").type(KeyCode.ENTER).write("and 4");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#note-dialog").tryQuery()).isEmpty();
        assertThat(marks("2").note()).isEqualTo("see 3\nand 4");
    }

    @Test
    void aNoteThatIsTooLongIsNotKept(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        robot.interact(() -> model.review().selection().only(lesion("2")));
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        TextArea text = robot.lookup("#note-text").queryAs(TextArea.class);
        Label problem = robot.lookup("#note-long").queryAs(Label.class);
        assertThat(problem.isVisible()).isFalse();

        robot.interact(() -> text.setText("x".repeat(10_001)));
        assertThat(problem.isVisible()).isTrue();
        assertThat(robot.lookup("#note-save").query().isDisabled()).isTrue();
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(marks("2").note()).isEmpty();

        robot.interact(() -> text.setText("x".repeat(10_000)));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(marks("2").note()).hasSize(10_000);
    }

    /** Whatever a file is called, and with or without a model. */
    @Test
    void theSamePhotosAreKnownAgainAfterAnotherStart(FxRobot robot) throws Exception {
        Path set = makeSet("set");
        open(robot, set, true);
        tag(robot, "hair", "1");

        startAgain(robot, "data");
        Files.move(set.resolve("1.png"), set.resolve("9.png"));
        Files.delete(set.resolve("train.csv"));
        open(robot, set, false);

        assertThat(marks("9").tags()).containsExactly(HAIR);
        assertThat(marks("2").isEmpty()).isTrue();
        assertThat(cases()).filteredOn(one -> !one.marks().isEmpty()).hasSize(1);
    }

    @Test
    void whatIsTaggedIsFilteredAndCounted(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        tag(robot, "hair", "2", "3");

        robot.interact(() ->
                model.review()
                        .filterProperty()
                        .set(
                                CaseFilter.ALL.withMarks(
                                        new MarkFilter(Set.of(HAIR), false, Set.of(), false))));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.review().shown()).containsExactlyInAnyOrder(lesion("2"), lesion("3"));
        assertThat(model.review().scores().getValue().size()).isEqualTo(2);
        assertThat(robot.lookup("#filter-chip").queryButton().getText())
                .isEqualTo("Filter: tagged hair");
        tag(robot, "hair", "1");
        assertThat(model.review().scores().getValue().size()).isEqualTo(3);
    }

    @Test
    void aTableTakesTagsToAnotherMachineOnce(FxRobot robot) throws Exception {
        Path set = makeSet("set");
        open(robot, set, true);
        tag(robot, "hair", "1");
        tag(robot, "öl, \"x\"", "3");
        Path table = folder.resolve("tags.csv");
        robot.interact(() -> model.marks().tables().exportTo(table));
        assertThat(Files.readString(table)).startsWith("photo_sha256,image,tag,note");

        startAgain(robot, "elsewhere");
        Path other = makeSet("other");
        Files.write(other.resolve("3.png"), new byte[] {0}, StandardOpenOption.APPEND);
        open(robot, other, true);
        assertThat(cases()).allMatch(one -> one.marks().isEmpty());
        robot.interact(() -> model.marks().tables().importFrom(table));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(marks("1").tags()).containsExactly(HAIR);
        assertThat(marks("3").isEmpty()).as("other bytes").isTrue();
        Message told = model.messages().messageProperty().get();
        assertThat(told.headline()).isEqualTo("Tags and notes of 2 photos came from tags.csv");
        assertThat(told.advice()).contains("1 photo of the open set has the name");
        assertThat(told.details()).contains("3.png");

        robot.interact(() -> model.marks().tables().importFrom(table));
        assertThat(model.messages().messageProperty().get().headline())
                .isEqualTo("tags.csv says nothing that is not said already");
        robot.interact(model.lesion().history()::undo);
        assertThat(cases()).allMatch(one -> one.marks().isEmpty());
    }

    @Test
    void aTableAddsToWhatIsSaidAndTakesNothingAway(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        tag(robot, "ink", "1");
        robot.interact(() -> model.marks().model().note(List.of(lesion("1")), "said here"));
        Path table = folder.resolve("tags.csv");
        Files.writeString(table, "image,tag,note\n1.png,hair,said elsewhere\n");

        robot.interact(() -> model.marks().tables().importFrom(table));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(marks("1").tags()).containsExactly(HAIR, INK);
        assertThat(marks("1").note()).isEqualTo("said here\n\nsaid elsewhere");
    }

    @Test
    void whatAnotherWindowSaidMeanwhileIsShownOnceItIsMet(FxRobot robot) throws Exception {
        Path set = makeSet("set");
        open(robot, set, true);
        SessionViewModel other = Sessions.of(engine, folder.resolve("data"));
        robot.interact(() -> {
            other.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            other.files().open(List.of(set));
            other.marks().model().tag(List.of(lesion("1")), INK);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(marks("1").isEmpty()).isTrue();

        tag(robot, "hair", "1");

        assertThat(marks("1").tags()).containsExactly(HAIR, INK);
        robot.interact(() -> {
            other.close();
            other.closeStore();
        });
    }

    @Test
    void whatWasSaidOfTheSetBeforeCannotBeTakenBackInTheNext(FxRobot robot) throws Exception {
        open(robot, makeSet("set"), true);
        tag(robot, "hair", "1");
        assertThat(model.lesion().history().undoableProperty().get()).isTrue();

        Path next = Files.createDirectories(folder.resolve("next"));
        Files.copy(folder.resolve("set/2.png"), next.resolve("2.png"));
        open(robot, next, false);

        assertThat(model.lesion().history().undoableProperty().get()).isFalse();
    }

    @Test
    void whatCannotBeKeptIsToldAndTakenBack(FxRobot robot) throws Exception {
        Path set = makeSet("set");
        open(robot, set, false); // which photo a file is has to be read
        Files.delete(set.resolve("1.png"));

        tag(robot, "hair", "1", "2");

        assertThat(marks("1").isEmpty()).isTrue();
        assertThat(marks("2").tags()).containsExactly(HAIR);
        assertThat(model.messages().messageProperty().get().headline())
                .isEqualTo("Tags or note of 1 photo could not be kept");
    }

    @Test
    void aTableBesideASetIsOfferedUntilItIsKnown(FxRobot robot) throws Exception {
        Path set = makeSet("set");
        open(robot, set, true);
        tag(robot, "hair", "1");
        robot.interact(() -> model.marks().tables().exportTo(set.resolve("tags.csv")));

        startAgain(robot, "elsewhere");
        open(robot, set, true);

        robot.interact(model.messages()::dismiss); // what the set was taken to be
        Message offered = model.messages().messageProperty().get();
        assertThat(offered.headline()).isEqualTo("tags.csv lies beside the photos");
        assertThat(cases()).hasSize(3).allMatch(one -> one.image().truth().isKnown());
        robot.interact(() -> model.messages().choose(offered.actions().getFirst()));
        assertThat(marks("1").tags()).containsExactly(HAIR);

        open(robot, set, false);
        robot.interact(model.messages()::dismiss); // what the set was taken to be
        assertThat(model.messages().messageProperty().get())
                .satisfiesAnyOf(
                        told -> assertThat(told).isNull(),
                        told -> assertThat(told.headline()).doesNotContain("beside"));
    }
}
