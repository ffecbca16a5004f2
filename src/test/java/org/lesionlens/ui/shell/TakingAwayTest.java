package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
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

/** Whatever page is shown, the same key takes it out of the program. */
@ExtendWith(ApplicationExtension.class)
class TakingAwayTest {

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    TakingAwayTest(@TempDir Path folder) {
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

    /** Five photos of two patients. */
    @BeforeEach
    void openFive(FxRobot robot) throws IOException {
        byte[] bytes = Files.readAllBytes(Golden.FOLDER.resolve("lesions/wide.png"));
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
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, KeyCode page) {
        robot.press(KeyCode.CONTROL).type(page).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static double previewWidth(FxRobot robot, String pane) {
        ImageView preview = robot.lookup(pane + " .preview .image-view").queryAs(ImageView.class);
        return preview.getImage().getWidth();
    }

    private static boolean isBeside(FxRobot robot) {
        return robot.lookup("#export-beside").queryAs(CheckBox.class).isSelected();
    }

    @Test
    void thePageOfALesionGivesItsLayout(FxRobot robot) {
        robot.interact(() -> model.lesion().settings().layoutProperty().set(ViewLayout.OVERLAY));
        press(robot, KeyCode.E);
        assertThat(previewWidth(robot, "#export")).isGreaterThan(500);
        assertThat(isBeside(robot)).isFalse();
        robot.type(KeyCode.ESCAPE);

        robot.interact(
                () -> model.lesion().settings().layoutProperty().set(ViewLayout.SIDE_BY_SIDE));
        press(robot, KeyCode.E);
        assertThat(isBeside(robot)).isTrue();
        robot.type(KeyCode.ESCAPE);

        robot.interact(() -> model.lesion().settings().layoutProperty().set(ViewLayout.WIPE));
        press(robot, KeyCode.E);
        assertThat(robot.lookup("#export-beside").queryAs(CheckBox.class).isVisible()).isFalse();
    }

    @Test
    void theGalleryGivesAFigureOfWhatIsShown(FxRobot robot) {
        press(robot, KeyCode.DIGIT3);
        press(robot, KeyCode.E);

        assertThat(previewWidth(robot, "#figure")).isGreaterThan(500);
        assertThat(robot.lookup("#figure-count").tryQuery()).isPresent();
    }

    @Test
    void aPatientsPageGivesThePatientsFigure(FxRobot robot) {
        press(robot, KeyCode.DIGIT2);
        press(robot, KeyCode.E);

        assertThat(previewWidth(robot, "#figure")).isGreaterThan(500);
        assertThat(robot.lookup("#figure-count").tryQuery()).isEmpty();
    }

    @Test
    void manyPicturesAreOfferedByPatientSelectionAndSet(FxRobot robot) {
        robot.interact(() -> {
            model.review().selection().all(model.review().shown().subList(0, 2));
            command("menu-export-pictures", robot);
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#many-selection").queryAs(RadioButton.class).getText())
                .contains("2");
        assertThat(robot.lookup("#many-set").queryAs(RadioButton.class).getText()).contains("5");
        assertThat(robot.lookup("#many-state").queryAs(Label.class).getText()).isEmpty();
        assertThat(Set.of("3", "2"))
                .anyMatch(number ->
                        robot.lookup("#many-patient")
                                .queryAs(RadioButton.class)
                                .getText()
                                .contains(number));
    }

    private static void command(String id, FxRobot robot) {
        var menus = robot.lookup(".menu-bar").queryAs(MenuBar.class);
        menus.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    @Test
    void everythingThatLeavesStandsInOneMenuPicturesFirst(FxRobot robot) {
        var menus = robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus();
        List<String> exports =
                menus.stream()
                        .filter(menu -> "Export".equals(menu.getText()))
                        .flatMap(menu -> menu.getItems().stream())
                        .map(MenuItem::getId)
                        .toList();
        assertThat(exports)
                .containsExactly(
                        "menu-export-picture",
                        "menu-export-further",
                        "menu-export-pictures",
                        "menu-export-plots",
                        null, // a line
                        "menu-export-report",
                        "menu-export-patient",
                        null,
                        "menu-export-results",
                        "menu-export-measures",
                        "menu-export-matrix",
                        "menu-export-curves",
                        null,
                        "menu-compare-export",
                        "menu-export-readings",
                        "menu-export-tags");
        assertThat(menus.getFirst().getItems())
                .extracting(MenuItem::getId)
                .contains("menu-import-tags")
                .noneMatch(id -> id != null && id.startsWith("menu-export"));
    }

    @Test
    void readingsAreNotOfferedWhileNobodyHasRead(FxRobot robot) {
        assertThat(model.set().foundProperty().get()).isNotNull();

        assertThat(
                        robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
                                .flatMap(menu -> menu.getItems().stream())
                                .filter(item -> "menu-export-readings".equals(item.getId())))
                .singleElement()
                .matches(MenuItem::isDisable);
    }

    @Test
    void aPictureOfAModelThatIsGoneIsNotOffered(FxRobot robot) {
        robot.interact(() -> model.lesion().detach());
        press(robot, KeyCode.E);
        assertThat(robot.lookup("#export").tryQuery()).isEmpty();
    }

    @Test
    void aClickBesideAPaneOfPicturesLosesNothing(FxRobot robot) {
        robot.interact(() -> command("menu-export-pictures", robot));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup("#dialog-layer").query().fireEvent(click()));
        assertThat(robot.lookup("#many").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#many").tryQuery()).isEmpty();
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                2,
                2,
                2,
                2,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
