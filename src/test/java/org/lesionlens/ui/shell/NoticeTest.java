package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window at its very first start. */
@ExtendWith(ApplicationExtension.class)
class NoticeTest {

    private final CurrentSettings settings = new CurrentSettings(Settings.DEFAULT, newest -> {});
    private final SessionViewModel model;

    NoticeTest(@TempDir Path folder) {
        this.model =
                Sessions.of(
                        file -> {
                            throw new ModelLoadException("there is none");
                        },
                        folder);
    }

    @Start
    void start(Stage stage) {
        var theme = new Theme(ColorScheme.LIGHT);
        Sessions.show(model, theme, settings, Optional.empty(), stage, 1000, 700);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close); // as the program ends, in the UI thread
    }

    private String focused(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        Node owner = robot.lookup(".shell").query().getScene().getFocusOwner();
        return String.valueOf(owner == null ? null : owner.getId());
    }

    @Test
    void isAcceptedByEnterAndNotAskedForAgain(FxRobot robot) {
        assertThat(focused(robot)).isEqualTo("notice-accept");

        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(settings.get().noticeAccepted()).isTrue();
        assertThat(robot.lookup("#notice").tryQuery()).isEmpty();
    }

    @Test
    void isNotPassedByEscapeNorByAClickBesideIt(FxRobot robot) {
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#dialog-layer", javafx.scene.input.MouseButton.PRIMARY);
        robot.clickOn(robot.offset("#dialog-layer", -450, -300));
        robot.type(KeyCode.F10);

        assertThat(robot.lookup("#notice").tryQuery()).isPresent();
        assertThat(settings.get().noticeAccepted()).isFalse();
        assertThat(settings.get().inspectorFolded()).isFalse();
    }

    @Test
    void theFocusStaysOnItsTwoButtons(FxRobot robot) {
        robot.type(KeyCode.TAB);
        assertThat(focused(robot)).isEqualTo("notice-quit");
        robot.type(KeyCode.TAB);
        assertThat(focused(robot)).isEqualTo("notice-accept");

        robot.interact(() -> robot.lookup("#theme").query().requestFocus());
        assertThat(focused(robot)).isEqualTo("notice-accept");
    }

    @Test
    void quittingClosesTheWindow(FxRobot robot) {
        Window window = robot.lookup(".shell").query().getScene().getWindow();

        robot.clickOn("#notice-quit");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(window.isShowing()).isFalse();
        assertThat(settings.get().noticeAccepted()).isFalse();
    }

    @Test
    void nothingInItIsNameless(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var root = robot.lookup(".shell").query().getScene().getRoot();

        assertThat(Accessibility.problems(root)).isEmpty();
    }
}
