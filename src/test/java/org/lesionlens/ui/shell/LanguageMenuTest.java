package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.LanguageChoice;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.fx.ThemeChoice;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** The menu of the view, used with the mouse, chooses language and colours. */
@ExtendWith(ApplicationExtension.class)
class LanguageMenuTest {

    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    LanguageMenuTest(@TempDir Path folder) {
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

    /** The item of a menu inside the menu of the view, which opens under the pointer. */
    private static void choose(FxRobot robot, String menu, String item) {
        String view = Texts.of(ShellView.class).get("menu.view");
        robot.clickOn(
                robot.lookup("#menus .menu-button")
                        .match(node -> ((MenuButton) node).getText().equals(view))
                        .<Node>query());
        robot.moveTo(menu);
        robot.clickOn(item, Motion.HORIZONTAL_FIRST); // else over the menu below
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aLanguageIsRememberedAndSaysWhenItComes(FxRobot robot) {
        choose(robot, "#language", "#language-de");

        assertThat(settings.get().language()).isEqualTo(LanguageChoice.GERMAN);
        assertThat(model.messages().messageProperty().get()).isNotNull();

        choose(robot, "#language", "#language-system");
        assertThat(settings.get().language()).isEqualTo(LanguageChoice.SYSTEM);
        assertThat(model.messages().messageProperty().get()).isNull();
    }

    @Test
    void theThemeChangesAtOnce(FxRobot robot) {
        choose(robot, "#theme-menu", "#theme-dark");

        assertThat(settings.get().theme()).isEqualTo(ThemeChoice.DARK);
        var ground = robot.lookup(".shell").query().getScene().getRoot();
        assertThat(ground.getPseudoClassStates())
                .anyMatch(one -> one.getPseudoClassName().equals("dark"));
    }

    @Test
    void wordsAndNumbersAreInTheChosenLanguage() {
        Locale before = Locale.getDefault();
        try {
            LanguageChoice.of("de").apply();
            assertThat(Texts.of(ShellView.class).get("menu.help")).isEqualTo("Hilfe");
            LanguageChoice.of("en").apply();
            assertThat(Texts.of(ShellView.class).get("menu.help")).isEqualTo("Help");
            LanguageChoice.of("tlh").apply(); // as the system: what holds is left alone
            assertThat(Texts.of(ShellView.class).get("menu.help")).isEqualTo("Help");
        } finally {
            Locale.setDefault(before);
        }
    }
}
