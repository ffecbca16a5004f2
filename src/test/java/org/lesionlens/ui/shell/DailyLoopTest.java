package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.lesionlens.ui.viewer.ViewLayout;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is done all day in the whole window: photos are looked at one after another. */
@ExtendWith(ApplicationExtension.class)
class DailyLoopTest {

    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    DailyLoopTest(@TempDir Path folder) {
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

    /** Five photos of two patients, of which the first, the third and the fourth are melanomas. */
    private void openFive(FxRobot robot) throws IOException {
        byte[] bytes = Files.readAllBytes(WIDE);
        Path set = Files.createDirectories(folder.resolve("set"));
        for (int i = 1; i <= 5; i++) {
            Files.write(set.resolve(i + ".png"), Arrays.copyOf(bytes, bytes.length + i));
        }
        Files.writeString(
                set.resolve("train.csv"),
                """
                image_name,patient_id,sex,target
                1,A,female,1
                2,A,female,0
                3,A,female,1
                4,B,male,1
                5,B,male,0
                """);
        robot.interact(() -> {
            model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            model.files().open(List.of(set));
            model.review().thresholdProperty().set(1); // all are called negative
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void want(FxRobot robot, CaseFilter filter) {
        robot.interact(() -> model.review().filterProperty().set(filter));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void wantMissed(FxRobot robot) {
        robot.interact(() -> model.review().orderProperty().set(CaseOrder.NAME));
        want(robot, CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.FALSE_NEGATIVE)));
    }

    private static String position(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#position").queryAs(Label.class).getText();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    @Test
    void theKeysLeadThroughAllThatWereMissed(FxRobot robot) throws Exception {
        openFive(robot);
        assertThat(position(robot)).isEqualTo("1 of 5");

        wantMissed(robot);
        assertThat(position(robot)).isEqualTo("1 of 3");
        robot.type(KeyCode.RIGHT);
        assertThat(position(robot)).isEqualTo("2 of 3");
        assertThat(model.photos().shownName()).isEqualTo("3.png");
        robot.type(KeyCode.END);
        assertThat(model.photos().shownName()).isEqualTo("4.png");
        assertThat(robot.lookup("#next").query().isDisabled()).isTrue();
        robot.type(KeyCode.HOME);
        assertThat(model.photos().shownName()).isEqualTo("1.png");
        robot.clickOn("#next");
        assertThat(model.photos().shownName()).isEqualTo("3.png");
    }

    /** Else the name and the pages jump while one goes through the photos. */
    @Test
    void thePlaceTakesAsMuchRoomAtTheFirstPhotoAsAtTheLast(FxRobot robot) throws Exception {
        byte[] bytes = Files.readAllBytes(WIDE);
        Path set = Files.createDirectories(folder.resolve("set"));
        for (int i = 10; i < 22; i++) {
            Files.write(set.resolve(i + ".png"), Arrays.copyOf(bytes, bytes.length + i));
        }
        robot.interact(() -> model.files().open(List.of(set)));
        assertThat(position(robot)).isEqualTo("1 of 12");
        double first = robot.lookup("#photo-steps").<Region>query().getWidth();

        robot.interact(() -> model.photos().move(11));

        assertThat(position(robot)).isEqualTo("12 of 12");
        assertThat(robot.lookup("#photo-steps").<Region>query().getWidth()).isEqualTo(first);
    }

    @Test
    void theStripShowsWhatTheKeysLeadThrough(FxRobot robot) throws Exception {
        openFive(robot);
        ListView<ReviewCase> strip = robot.lookup("#strip").queryListView();
        assertThat(strip.getItems()).hasSize(3); // the patient's

        wantMissed(robot);
        assertThat(strip.getItems())
                .extracting(one -> one.image().name())
                .containsExactly("1", "3", "4");
        robot.type(KeyCode.RIGHT);
        assertThat(strip.getSelectionModel().getSelectedIndex()).isEqualTo(1);

        robot.clickOn("#filter-chip");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(strip.getItems()).hasSize(3).allMatch(one -> one.image().patient().equals("A"));
    }

    @Test
    void aChipSaysWhichFilterIsOnAndAClickOrAKeyEndsIt(FxRobot robot) throws Exception {
        openFive(robot);
        assertThat(isShown(robot, "#filter-line")).isFalse();

        wantMissed(robot);
        assertThat(isShown(robot, "#filter-line")).isTrue();
        assertThat(robot.lookup("#filter-chip").queryAs(Button.class).getText())
                .contains("False negative", "Name");
        robot.clickOn("#filter-chip");
        assertThat(position(robot)).isEqualTo("1 of 5");
        assertThat(isShown(robot, "#filter-line")).isFalse();
        assertThat(robot.window(0).getScene().getFocusOwner())
                .isNotInstanceOf(TextInputControl.class);

        wantMissed(robot);
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        assertThat(position(robot)).isEqualTo("1 of 5");
    }

    /** It stays on the screen, and the next one is the next of those that are left. */
    @Test
    void whatTheThresholdTakesOutOfTheFilterStaysOnTheScreen(FxRobot robot) throws Exception {
        openFive(robot);
        wantMissed(robot);
        robot.type(KeyCode.RIGHT);

        robot.interact(() -> model.review().thresholdProperty().set(0)); // none is missed
        assertThat(position(robot)).isEqualTo("– of 0");
        assertThat(model.photos().shownName()).isEqualTo("3.png");
        robot.type(KeyCode.RIGHT);
        assertThat(model.photos().shownName()).isEqualTo("3.png");

        robot.interact(() -> model.review().thresholdProperty().set(1));
        assertThat(position(robot)).isEqualTo("2 of 3");
    }

    /** Whatever has the focus goes away: the next key is still for the page. */
    @ParameterizedTest
    @EnumSource(Page.class)
    void theFocusStaysOnThePage(Page page, FxRobot robot) throws Exception {
        openFive(robot);
        robot.press(KeyCode.CONTROL, KeyCode.getKeyCode("" + pageKey(page)))
                .release(KeyCode.getKeyCode("" + pageKey(page)), KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        Pages pages = robot.lookup(node -> node instanceof Pages).query();
        assertThat(pages.shownProperty().get()).isEqualTo(page);
        Node button =
                robot.from(pages).lookup(".button").queryAll().stream()
                        .filter(node -> isReachable(node))
                        .findFirst()
                        .orElseThrow();

        robot.interact(() -> {
            button.requestFocus();
            button.visibleProperty().unbind();
            button.setVisible(false);
        });
        WaitForAsyncUtils.waitForFxEvents();

        Node owner = robot.window(0).getScene().getFocusOwner();
        assertThat(owner).isNotInstanceOf(TextInputControl.class);
        assertThat(isIn(owner, pages)).isTrue();
    }

    private static int pageKey(Page page) {
        return List.of(
                                Page.LESION,
                                Page.PATIENT,
                                Page.GALLERY,
                                Page.MEASURES,
                                Page.COMPARISON,
                                Page.TRAINING,
                                Page.METHODS)
                        .indexOf(page)
                + 1;
    }

    private static boolean isReachable(Node button) {
        boolean isSeen = true;
        for (Node node = button; node != null; node = node.getParent()) {
            isSeen &= node.isVisible();
        }
        return isSeen && !button.isDisabled() && button.isFocusTraversable();
    }

    private static boolean isIn(Node node, Node around) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(around)) {
                return true;
            }
        }
        return false;
    }

    private static List<MenuItem> items(FxRobot robot) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getId() != null)
                .toList();
    }

    @Test
    void whatWouldDoNothingIsNotOffered(FxRobot robot) throws Exception {
        Set<String> always =
                Set.of(
                        "menu-open-photos",
                        "menu-open-folder",
                        "menu-open-model",
                        "menu-quit",
                        "menu-fold-patients",
                        "menu-fold-inspector",
                        "menu-full-screen",
                        "menu-page-lesion",
                        "menu-page-patient",
                        "menu-page-gallery",
                        "menu-page-measures",
                        "menu-page-comparison",
                        "menu-page-training",
                        "menu-page-methods",
                        "menu-page-back",
                        "menu-keys",
                        "menu-check",
                        "menu-about");
        assertThat(items(robot).stream().filter(item -> !item.isDisable()).map(MenuItem::getId))
                .filteredOn(id -> id.startsWith("menu-"))
                .containsExactlyInAnyOrderElementsOf(always);

        openFive(robot);
        robot.type(KeyCode.G, KeyCode.RIGHT);
        assertThat(items(robot).stream().filter(MenuItem::isDisable).map(MenuItem::getId))
                .containsExactlyInAnyOrder(
                        "menu-redo",
                        "menu-unpin",
                        "menu-export-further",
                        "menu-all-photos",
                        "menu-select-none",
                        "menu-photo-as-it-is",
                        "menu-beside",
                        "menu-compare-swap",
                        "menu-compare-export",
                        "menu-compare-end",
                        "menu-outline",
                        "menu-export-readings",
                        "menu-export-tags");
    }

    @Test
    void controlASelectsWhatIsShownAndEscapeEndsItBeforeItGoesBack(FxRobot robot) throws Exception {
        openFive(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).type(KeyCode.A).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        Button chip = robot.lookup("#selection-chip").queryButton();
        assertThat(model.review().selection().lesions()).hasSize(5);
        assertThat(chip.getText()).isEqualTo("5 selected");

        robot.type(KeyCode.ESCAPE);
        assertThat(chip.isVisible()).isFalse();
        assertThat(robot.lookup(".gallery").tryQuery()).isPresent();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".gallery").tryQuery()).isEmpty();

        wantMissed(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        assertThat(model.review().selection().lesions()).hasSize(3);
        robot.clickOn("#selection-chip");
        assertThat(model.review().selection().filesProperty().get()).isEmpty();
    }

    @Test
    void escapeClosesThePhotosControlsBeforeItGoesBack(FxRobot robot) throws Exception {
        openFive(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).type(KeyCode.DIGIT1);
        robot.release(KeyCode.CONTROL).type(KeyCode.A);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#photo-look")).isTrue();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#photo-look")).isFalse();
        assertThat(robot.lookup(".lesion-view").tryQuery()).isPresent();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".gallery").tryQuery()).isPresent();
    }

    @Test
    void escapeLeavesFullScreenAndNotThePage(FxRobot robot) throws Exception {
        openFive(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).type(KeyCode.DIGIT1);
        robot.release(KeyCode.CONTROL).type(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, ".tool-row")).isFalse();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, ".tool-row")).isTrue();
        assertThat(robot.lookup(".lesion-view").tryQuery()).isPresent();
    }

    /** The menu is gone before the window hears of the key. */
    @Test
    void escapeInAMenuClosesItAndNotThePage(FxRobot robot) throws Exception {
        openFive(robot);
        robot.clickOn("#page-GALLERY");
        robot.clickOn(robot.lookup("#menus .menu-button").queryAll().iterator().next());
        WaitForAsyncUtils.waitForFxEvents();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".gallery").tryQuery()).isPresent();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".gallery").tryQuery()).isEmpty();
    }

    /** Clicks an item of the menu bar, both as a person does. */
    private static void choose(FxRobot robot, int menu, String id) {
        Node button = robot.lookup("#menus .menu-button").queryAll().stream().toList().get(menu);
        robot.clickOn(button);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#" + id);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void eachMenuIsChosenFromByMouse(FxRobot robot) throws Exception {
        openFive(robot);
        var view = model.lesion().settings();

        robot.type(KeyCode.G);
        choose(robot, 1, "menu-undo");
        assertThat(view.gridProperty().get()).isFalse();
        choose(robot, 2, "menu-layout-map");
        assertThat(view.layoutProperty().get()).isEqualTo(ViewLayout.MAP);
        choose(robot, 3, "menu-last");
        assertThat(model.photos().shownName()).isEqualTo("5.png");
        choose(robot, 4, "menu-zoom-actual");
        choose(robot, 5, "menu-contour");
        assertThat(view.contourProperty().get()).isTrue();
        choose(robot, 6, "menu-next-class");
        choose(robot, 7, "menu-read-blind");
        assertThat(isShown(robot, "#reading-setup")).isTrue();
        robot.clickOn("#reading-cancel");
        choose(robot, 9, "menu-keys");
        assertThat(isShown(robot, "#keys-dialog")).isTrue();
        robot.clickOn("#keys-dialog-close");
        choose(robot, 0, "menu-understanding");
        assertThat(isShown(robot, "#dialog-layer")).isTrue();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        robot.clickOn("#layout-menu");
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#menu-layout-overlay");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.layoutProperty().get()).isEqualTo(ViewLayout.OVERLAY);
        robot.clickOn("#open");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("Open folder…").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void oneThingHasOneName(FxRobot robot) {
        for (ViewLayout layout : ViewLayout.values()) {
            String id = "layout-" + layout.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var item =
                    items(robot).stream()
                            .filter(one -> one.getId().equals("menu-" + id))
                            .findFirst()
                            .orElseThrow();
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                var words = ResourceBundle.getBundle("org.lesionlens.ui.viewer.texts", locale);
                assertThat(words.getString("command." + id)).isEqualTo(words.getString(id));
            }
            assertThat(item.getText()).isNotBlank();
        }
    }

    @Test
    void oneIsAHundredPercentAndZeroTheWhole(FxRobot robot) throws Exception {
        openFive(robot);
        Label closeness = robot.lookup("#closeness").query();
        String whole = closeness.getText();

        robot.write("1");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(closeness.getText()).startsWith("100").isNotEqualTo(whole);

        robot.write("0");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(closeness.getText()).isEqualTo(whole);
    }

    @Test
    void theEmptyPageOffersPhotosAndAModel(FxRobot robot) {
        assertThat(isShown(robot, "#welcome-open-photos")).isTrue();
        assertThat(isShown(robot, "#welcome-open-folder")).isTrue();
        assertThat(isShown(robot, "#welcome-open-model")).isTrue();
    }

    @Test
    void withoutAModelThePhotoIsThereAndAWayToAModel(FxRobot robot) {
        robot.interact(() -> model.files().open(List.of(WIDE)));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#welcome")).isFalse();
        assertThat(isShown(robot, "#photo")).isTrue();
        assertThat(isShown(robot, "#overlay")).isFalse();
        robot.type(KeyCode.F10); // the inspector is folded where the window is narrow
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#inspector-open-model")).isTrue();

        robot.interact(() -> model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#overlay")).isTrue();
        assertThat(isShown(robot, "#inspector-open-model")).isFalse();
    }
}
