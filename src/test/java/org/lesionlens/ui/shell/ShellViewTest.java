package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Contrast;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.fx.ThemeChoice;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.session.SetViewModel;
import org.lesionlens.ui.session.Understanding;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.lesionlens.ui.settings.WindowPlace;
import org.lesionlens.ui.viewer.ViewLayout;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window on the real engine and a tiny model; the worker runs at once. */
@ExtendWith(ApplicationExtension.class)
class ShellViewTest {

    private static final Path MODEL = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private final Texts texts = Texts.of(ShellView.class);
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    ShellViewTest(@TempDir Path folder) {
        this.folder = folder;
        this.model =
                Sessions.of(
                        engine, folder, opened -> settings.change(now -> now.withRecent(opened)));
    }

    @Start
    void start(Stage stage) {
        var samples = Optional.of(Golden.FOLDER.resolve("lesions"));
        var shell = Sessions.show(model, theme, settings, samples, stage, 1100, 750);

        var field = new TextField();
        field.setId("field");
        field.setMaxWidth(100);
        field.setAccessibleText("Probe");
        StackPane.setAlignment(field, Pos.BOTTOM_LEFT);
        shell.getChildren().add(1, field); // below the dialogs
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close); // as the program ends, in the UI thread
        engine.close();
    }

    private void open(FxRobot robot, Path file) {
        robot.interact(() -> model.files().open(List.of(file)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void loadModel(FxRobot robot) {
        robot.interact(() -> model.model().openBundled(MODEL));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    @Test
    void invitesToOpenAPhotoAndOpensTheSamplesByAClick(FxRobot robot) {
        loadModel(robot);
        assertThat(isShown(robot, "#welcome")).isTrue();

        robot.clickOn("#welcome-open-samples");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#welcome")).isFalse();
        assertThat(model.photos().name().get()).isEqualTo("large.png");
    }

    @Test
    void theStatusNamesModelAndDevice(FxRobot robot) {
        assertThat(robot.lookup("#device").queryAs(Label.class).getText())
                .isEqualTo(texts.get("status.noModel"));

        loadModel(robot);

        assertThat(robot.lookup("#device").queryAs(Label.class).getText())
                .matches("Tiny pooled · (CPU|CUDA)");
    }

    @Test
    void theTipOfTheStatusTellsHowTheNetworkIsRun(FxRobot robot) {
        Label device = robot.lookup("#device").queryAs(Label.class);
        System.gc(); // what nothing holds is gone by the time a model is loaded
        loadModel(robot);

        assertThat(device.getTooltip().getText()).contains("perators");
    }

    @Test
    void aFailureIsTriedAgainByAClickOnceItIsMended(FxRobot robot) throws Exception {
        loadModel(robot);
        Path file = Files.writeString(folder.resolve("lesion.png"), "not yet");
        open(robot, file);
        assertThat(isShown(robot, "#banner")).isTrue();

        Files.write(file, Files.readAllBytes(WIDE));
        robot.clickOn(Texts.of(SessionViewModel.class).get("message.tryAgain"));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#banner")).isFalse();
        assertThat(model.lesion().analysisProperty().get()).isNotNull();
    }

    @Test
    void aMessageCanBeDismissed(FxRobot robot) {
        open(robot, WIDE);
        assertThat(isShown(robot, "#banner")).isTrue();

        robot.clickOn("#dismiss");

        assertThat(isShown(robot, "#banner")).isFalse();
        assertThat(robot.window(0).getScene().getFocusOwner())
                .isNotInstanceOf(TextInputControl.class); // keys are for the window again
    }

    @Test
    void thePhotoAloneTheOverlayAloneOrBoth(FxRobot robot) throws Exception {
        loadModel(robot);
        open(robot, Files.copy(WIDE, folder.resolve("wide.png"))); // alone: no steps beside it

        robot.clickOn("#layout-overlay");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#photo").query().isVisible()).isFalse();
        double alone = robot.lookup("#overlay").query().getLayoutBounds().getWidth();

        robot.clickOn("#layout-side-by-side");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#photo").query().isVisible()).isTrue();
        assertThat(robot.lookup("#overlay").query().getLayoutBounds().getHeight()).isPositive();
        assertThat(alone).isPositive();
    }

    @Test
    void lightBecomesDarkAndBack(FxRobot robot) {
        ColorScheme before = theme.schemeProperty().get();

        robot.clickOn("#theme");
        assertThat(theme.schemeProperty().get()).isNotEqualTo(before);

        robot.clickOn("#theme");
        assertThat(theme.schemeProperty().get()).isEqualTo(before);
    }

    private void openThree(FxRobot robot) throws IOException {
        loadModel(robot);
        for (int i = 1; i <= 3; i++) {
            byte[] bytes = Files.readAllBytes(WIDE);
            byte[] unlike = Arrays.copyOf(bytes, bytes.length + i); // copies would be left out
            Files.write(folder.resolve(i + ".png"), unlike);
        }
        open(robot, folder);
    }

    private static String position(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#position").queryAs(Label.class).getText();
    }

    @Test
    void goesThroughTheFolderByMouseAndKeys(FxRobot robot) throws Exception {
        openThree(robot);
        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
        assertThat(robot.lookup("#previous").query().isDisabled()).isTrue();

        robot.clickOn("#next");
        assertThat(position(robot)).isEqualTo(texts.get("position", 2, 3));

        robot.type(KeyCode.RIGHT); // the button has the focus, and no use for it
        assertThat(position(robot)).isEqualTo(texts.get("position", 3, 3));
        assertThat(robot.lookup("#next").query().isDisabled()).isTrue();

        robot.type(KeyCode.PAGE_UP);
        assertThat(position(robot)).isEqualTo(texts.get("position", 2, 3));
        robot.type(KeyCode.END);
        assertThat(position(robot)).isEqualTo(texts.get("position", 3, 3));
        robot.type(KeyCode.HOME);
        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
    }

    @Test
    void anArrowThatASliderNeedsMovesTheSliderAlone(FxRobot robot) throws Exception {
        openThree(robot);
        double before = model.lesion().settings().opacityProperty().get();
        robot.interact(() -> robot.lookup("#opacity").query().requestFocus());

        robot.type(KeyCode.RIGHT);

        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
        assertThat(model.lesion().settings().opacityProperty().get()).isGreaterThan(before);

        robot.type(KeyCode.PAGE_DOWN);
        assertThat(position(robot)).isEqualTo(texts.get("position", 2, 3));
    }

    @Test
    void arrowsGoThroughThePhotosWhateverUnfoldsHasTheFocus(FxRobot robot) throws Exception {
        openThree(robot);
        for (String id : List.of("#open", "#method")) {
            robot.interact(() -> robot.lookup(id).query().requestFocus());

            robot.type(KeyCode.RIGHT);
            assertThat(position(robot)).as(id).isEqualTo(texts.get("position", 2, 3));
            robot.type(KeyCode.LEFT);
            assertThat(position(robot)).as(id).isEqualTo(texts.get("position", 1, 3));
        }
    }

    @Test
    void theFocusStaysInTheInspectorWhereAPhotoIsNotAtHand(FxRobot robot) throws Exception {
        openThree(robot);
        for (String id : List.of("#class", "#method")) {
            Node choice = robot.lookup(id).query();
            robot.interact(() -> model.photos().move(-2));
            robot.interact(choice::requestFocus);

            robot.interact(() -> model.photos().move(2)); // not beside it

            assertThat(position(robot)).isEqualTo(texts.get("position", 3, 3));
            assertThat(choice.isFocused()).as(id).isTrue();
        }
    }

    @Test
    void theInspectorSaysThatTheModelFailedOnThePhoto(FxRobot robot) throws Exception {
        openThree(robot);
        robot.interact(() -> model.model().inUseProperty().get().network().close());

        robot.interact(() -> model.photos().move(2)); // not at hand

        assertThat(model.lesion().analysisProperty().get()).isNull();
        assertThat(
                        robot.from(robot.lookup("#inspector-invitation"))
                                .lookup(".label")
                                .queryAs(Label.class)
                                .getText())
                .isEqualTo(texts.get("inspector.failed"));
        assertThat(robot.lookup("#inspector-invitation").query().isVisible()).isTrue();

        loadModel(robot);
        assertThat(model.lesion().analysisProperty().get()).isNotNull();
        assertThat(robot.lookup("#inspector-invitation").query().isVisible()).isFalse();
    }

    @Test
    void arrowsInAnOpenMenuAreTheMenus(FxRobot robot) throws Exception {
        openThree(robot);
        robot.type(KeyCode.END);
        Node firstMenu = robot.lookup("#menus .menu-button").queryAll().iterator().next();
        robot.clickOn(firstMenu);

        robot.type(KeyCode.LEFT);

        assertThat(position(robot)).isEqualTo(texts.get("position", 3, 3));
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aClickOnThePhotoTakesTheKeysFromAField(FxRobot robot) throws Exception {
        openThree(robot);
        robot.clickOn("#field");

        robot.clickOn("#overlay");
        robot.type(KeyCode.RIGHT);

        assertThat(position(robot)).isEqualTo(texts.get("position", 2, 3));
    }

    @Test
    void menusShowWhatIsSwitchedOn(FxRobot robot) {
        loadModel(robot);
        open(robot, WIDE);
        var contour = (CheckMenuItem) menuItem(robot, "menu-contour");
        assertThat(contour.isSelected()).isFalse();

        robot.type(KeyCode.T);
        assertThat(contour.isSelected()).isTrue();

        robot.interact(contour::fire);
        assertThat(contour.isSelected()).isFalse();
        assertThat(model.lesion().settings().contourProperty().get()).isFalse();
    }

    private static MenuItem menuItem(FxRobot robot, String id) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lettersInATextFieldAreWrittenAndDoNothingElse(FxRobot robot) {
        var settings = model.lesion().settings();
        double threshold = settings.thresholdProperty().get();
        robot.type(KeyCode.G);
        assertThat(settings.gridProperty().get()).isTrue();

        robot.clickOn("#field").write("g,?").type(KeyCode.G, KeyCode.COMMA);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(settings.gridProperty().get()).isTrue();
        assertThat(settings.thresholdProperty().get()).isEqualTo(threshold);
        assertThat(robot.lookup("#field").queryAs(TextField.class).getText()).startsWith("g,?");
        assertThat(isShown(robot, "#dialog-layer")).isFalse();

        robot.type(KeyCode.F1);
        assertThat(isShown(robot, "#dialog-layer")).isTrue();
    }

    @Test
    void characterKeysFollowWhatIsTyped(FxRobot robot) {
        var settings = model.lesion().settings();

        robot.write("]").write(".");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(settings.opacityProperty().get()).isCloseTo(0.55, within(1e-9));
        assertThat(settings.thresholdProperty().get()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void whatIsChosenIsRememberedAndUndone(FxRobot robot) {
        robot.type(KeyCode.G);
        assertThat(settings.get().view()).containsEntry("grid", "true");

        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);

        assertThat(settings.get().view()).containsEntry("grid", "false");
    }

    @Test
    void thePictureIsExportedInADialog(FxRobot robot) {
        loadModel(robot);
        open(robot, WIDE);

        robot.press(KeyCode.SHORTCUT).type(KeyCode.E).release(KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#export-save").query().isDisabled()).isFalse();

        robot.type(KeyCode.ESCAPE);
        assertThat(isShown(robot, "#dialog-layer")).isFalse();
    }

    @Test
    void theSheetOfKeysOpensByQuestionMarkAndClosesByEscape(FxRobot robot) throws Exception {
        openThree(robot);

        robot.write("?");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#keys-dialog").tryQuery()).isPresent();
        assertThat(robot.lookup("Grid of cells").tryQuery()).as("the views' keys").isPresent();

        robot.type(KeyCode.RIGHT, KeyCode.G);
        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
        assertThat(model.lesion().settings().gridProperty().get()).isFalse();

        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#keys-dialog").tryQuery()).isEmpty();
        assertThat(isShown(robot, "#dialog-layer")).isFalse();
    }

    @Test
    void theInspectorFoldsAwayByF10AndThatIsRemembered(FxRobot robot) {
        robot.type(KeyCode.F10);
        assertThat(settings.get().inspectorFolded()).isTrue();
        assertThat(isShown(robot, ".inspector")).isFalse();

        robot.clickOn("#fold-inspector");
        assertThat(settings.get().inspectorFolded()).isFalse();
        assertThat(isShown(robot, ".inspector")).isTrue();
    }

    @Test
    void nothingOfTheToolsIsCutOffInTheNarrowestWindow(FxRobot robot) throws Exception {
        openThree(robot);
        robot.interact(() -> {
            var tools = robot.lookup(".tool-row").queryAs(Region.class);
            double narrowest = tools.minWidth(-1);
            assertThat(narrowest).isLessThanOrEqualTo(WindowPlace.LEAST_WIDTH);

            tools.resize(narrowest, tools.getHeight());
            tools.layout();

            assertThat(isShown(robot, "#layout-menu")).isTrue();
            assertThat(isShown(robot, ".layout-choice")).isFalse();
            for (Node tool : tools.getChildrenUnmodifiable()) {
                if (tool.isManaged()) {
                    var bounds = tool.getBoundsInParent();
                    assertThat(bounds.getMaxX()).isLessThanOrEqualTo(narrowest);
                    assertThat(tool.getLayoutBounds().getWidth())
                            .isGreaterThanOrEqualTo(tool.minWidth(-1));
                }
            }
        });
    }

    @Test
    void aListThatIsOpenHasAllKeys(FxRobot robot) throws Exception {
        openThree(robot);
        robot.clickOn("#method");
        WaitForAsyncUtils.waitForFxEvents();

        robot.type(KeyCode.G, KeyCode.RIGHT, KeyCode.END);

        assertThat(model.lesion().settings().gridProperty().get()).isFalse();
        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
    }

    @Test
    void anArrowAmongPagesOrLayoutsShowsWhatItChooses(FxRobot robot) throws Exception {
        openThree(robot);
        robot.interact(() -> robot.lookup("#page-LESION").query().requestFocus());
        robot.type(KeyCode.DOWN);
        assertThat(isShown(robot, "#patient")).isTrue();

        robot.type(KeyCode.UP);
        robot.interact(() -> robot.lookup("#layout-photo").query().requestFocus());
        robot.type(KeyCode.DOWN);
        assertThat(robot.lookup("#layout-side-by-side").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(model.lesion().settings().layoutProperty().get())
                .isEqualTo(ViewLayout.SIDE_BY_SIDE);
    }

    @Test
    void thePhotoStaysWhileArrowsGoThroughTheMenuBar(FxRobot robot) throws Exception {
        openThree(robot);

        robot.type(KeyCode.ALT, KeyCode.RIGHT, KeyCode.RIGHT);

        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
    }

    @Test
    void theFocusStaysWhereSomethingOfTheViewIsChanged(FxRobot robot) throws Exception {
        openThree(robot);
        double before = model.lesion().settings().opacityProperty().get();
        Node slider = robot.lookup("#opacity").query();
        robot.interact(slider::requestFocus);

        robot.type(KeyCode.LEFT, 2);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.lesion().settings().opacityProperty().get())
                .isCloseTo(before - 0.1, within(1e-9));
        assertThat(slider.isFocused()).isTrue();
        assertThat(position(robot)).isEqualTo(texts.get("position", 1, 3));
    }

    @Test
    void theOutlineIsNotOfferedWithoutMasks(FxRobot robot) throws Exception {
        openThree(robot);

        robot.type(KeyCode.O);

        assertThat(model.lesion().settings().outlinedProperty().get()).isFalse();
    }

    @Test
    void aNoteWaitsForTheEndOfFullScreen(FxRobot robot) {
        robot.interact(model.messages()::languageChosen);
        assertThat(isShown(robot, "#banner")).isTrue();

        robot.type(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#banner")).isFalse();

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "#banner")).isTrue();
    }

    @Test
    void fullScreenShowsTheLesionAlone(FxRobot robot) {
        robot.type(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, ".tool-row")).isFalse();
        assertThat(isShown(robot, ".inspector")).isFalse();
        assertThat(model.lesion().photoOnlyProperty().get()).isTrue();
        assertThat(isShown(robot, ".view-footer")).isFalse();

        robot.type(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, ".tool-row")).isTrue();
        assertThat(isShown(robot, ".view-footer")).isTrue();
    }

    private Menu recent(FxRobot robot) {
        var menus = robot.lookup("#menus").queryAs(MenuBar.class);
        return (Menu)
                menus.getMenus().getFirst().getItems().stream()
                        .filter(item -> "recent".equals(item.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    private void choose(FxRobot robot, String item) {
        robot.interact(() ->
                recent(robot).getItems().stream()
                        .filter(candidate -> item.equals(candidate.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    @Test
    void whatWasOpenedIsOpenedAgainFromTheMenuUnlessForgotten(FxRobot robot) throws Exception {
        openThree(robot);
        Path other = Files.createDirectory(folder.resolve("other"));
        open(robot, Files.copy(WIDE, other.resolve("a_b.png")));
        assertThat(settings.get().recent()).hasSize(2);

        robot.interact(() -> recent(robot).getItems().get(1).fire());
        assertThat(model.photos().name().get()).isEqualTo("1.png");
        assertThat(settings.get().recent()).startsWith(folder);

        choose(robot, "recent-clear");
        assertThat(settings.get().recent()).isEmpty();

        choose(robot, "recent-remember");
        open(robot, other);
        assertThat(settings.get().recent()).isEmpty();
    }

    @Test
    void theChosenThemeIsRemembered(FxRobot robot) {
        robot.clickOn("#theme");

        assertThat(settings.get().theme()).isEqualTo(ThemeChoice.DARK);
    }

    @Test
    void detailsFoldOutBelowTheMessage(FxRobot robot) throws Exception {
        loadModel(robot);
        openTwoBroken(robot);
        assertThat(robot.lookup("#technical").query().getParent().isVisible()).isFalse();

        robot.clickOn("#details");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#technical").query().getParent().isVisible()).isTrue();
        assertThat(robot.lookup("#technical").queryAs(TextArea.class).getText())
                .contains("x.jpg", "y.jpg")
                .doesNotContain("Exception");
    }

    private void openTwoBroken(FxRobot robot) throws IOException {
        List<Path> broken =
                List.of(
                        Files.writeString(folder.resolve("x.jpg"), "no photo"),
                        Files.writeString(folder.resolve("y.jpg"), "none"));
        robot.interact(() -> model.files().open(broken));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void everyMenuItemHasAMenuAndEachIdOnlyOnce(FxRobot robot) {
        var menus = robot.lookup("#menus").queryAs(MenuBar.class).getMenus();
        var ids =
                menus.stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .map(MenuItem::getId)
                        .filter(Objects::nonNull)
                        .toList();

        assertThat(menus).hasSize(10);
        assertThat(menus)
                .as("short enough to be read")
                .allMatch(menu -> menu.getItems().size() <= 20);
        assertThat(ids).doesNotHaveDuplicates().contains("menu-next", "menu-grid", "menu-about");
        assertThat(menus)
                .flatExtracting(Menu::getItems)
                .extracting(MenuItem::getAccelerator)
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40);
    }

    @Test
    void nothingIsNamelessInAnyState(FxRobot robot) throws Exception {
        assertNothingNameless(robot);
        openThree(robot);
        assertNothingNameless(robot);
        openTwoBroken(robot);
        robot.clickOn("#details");
        assertNothingNameless(robot);
        robot.write("?");
        assertNothingNameless(robot);
    }

    private static void assertNothingNameless(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var root = robot.lookup(".shell").query().getScene().getRoot();
        assertThat(Accessibility.problems(root)).isEmpty();
    }

    @Test
    void everyTextStandsOutInLightAndDark(FxRobot robot) throws Exception {
        assertTextsStandOut(robot);
        openThree(robot);
        openTwoBroken(robot);
        robot.clickOn("#details");
        assertTextsStandOut(robot);
    }

    private void assertTextsStandOut(FxRobot robot) {
        Parent root = robot.lookup(".shell").query().getScene().getRoot();
        List<String> problems = new ArrayList<>();
        robot.interact(() -> problems.addAll(Contrast.problems(root, theme)));
        assertThat(problems).isEmpty();
    }

    @SuppressWarnings("unchecked") // the card's choices are of headers
    private static ComboBox<String> choice(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ComboBox.class);
    }

    @Test
    void columnsAreChosenOnACardWhoseEveryControlHasAName(FxRobot robot) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.copy(WIDE, set.resolve("wide.png"));
        Files.writeString(set.resolve("labels.csv"), "Aufnahme;Urteil;Zweitmeinung\nwide;1;0\n");
        robot.interact(() -> model.files().open(List.of(set)));
        robot.interact(() -> model.set().ask(SetViewModel.Asked.COLUMNS));
        ComboBox<String> image = choice(robot, "#columns-IMAGE");
        ComboBox<String> truth = choice(robot, "#columns-TRUTH");

        robot.interact(() -> image.setValue(""));
        assertThat(robot.lookup("#columns-use").query().isDisabled()).isTrue();
        assertThat(Accessibility.problems(robot.lookup("#columns-dialog").queryAs(Parent.class)))
                .isEmpty();
        robot.interact(() -> {
            image.setValue("Aufnahme");
            truth.setValue("Urteil");
        });
        robot.clickOn("#columns-use");

        assertThat(model.review().reviewProperty().get().cases())
                .singleElement()
                .matches(one -> one.image().truth().isPositive());
        assertThat(robot.lookup("#columns-dialog").tryQuery()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked") // the panel's choices are of options
    void whatWasUnderstoodIsShownAndCanBeChangedThere(FxRobot robot) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.copy(WIDE, set.resolve("wide.png"));
        Files.writeString(set.resolve("labels.csv"), "image,label\nwide,4\n");
        robot.interact(() -> model.files().open(List.of(set)));

        robot.clickOn(Texts.of(SessionViewModel.class).get("understood.show"));
        Parent dialog = robot.lookup("#understanding-dialog").queryAs(Parent.class);
        assertThat(Accessibility.problems(dialog)).isEmpty();
        ComboBox<Understanding.Option> code =
                robot.from(dialog)
                        .lookup(".combo-box")
                        .match((ComboBox<Understanding.Option> choice) ->
                                choice.getAccessibleText().contains("4 "))
                        .query();
        robot.interact(() ->
                code.getItems().stream()
                        .filter(option -> option.label().equals("melanoma"))
                        .forEach(code::setValue));

        assertThat(model.review().reviewProperty().get().cases())
                .singleElement()
                .matches(one -> one.image().truth().isPositive());
        assertThat(robot.lookup("#understanding-reset").query().isDisabled()).isFalse();
        robot.clickOn("#understanding-close");
        assertThat(robot.lookup("#understanding-dialog").tryQuery()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsATable(FxRobot robot) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.copy(WIDE, set.resolve("wide.png"));
        Files.writeString(set.resolve("labels.csv"), "image,target\nwide,1\ngone,0\n");
        robot.interact(() -> model.files().open(List.of(set)));
        robot.interact(() -> model.set().ask(SetViewModel.Asked.ISSUES));

        TableView<?> table = robot.lookup("#dataset-issues").queryAs(TableView.class);

        assertThat(List.<Object>copyOf(table.getItems()))
                .singleElement()
                .isEqualTo(
                        new DatasetIssue(DatasetIssue.Kind.ROW_WITHOUT_FILE, 3, "image", "gone"));
        assertThat(
                        Accessibility.problems(
                                robot.lookup("#dataset-issues-dialog").queryAs(Parent.class)))
                .isEmpty();
    }
}
