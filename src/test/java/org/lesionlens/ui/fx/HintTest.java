package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HintTest {

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new Label("owner"), 300, 100));
        stage.show();
    }

    private static Hint shown(FxRobot robot, String words) {
        var hint = new Hint(words);
        robot.interact(() -> hint.show(robot.lookup("owner").query(), 100, 100));
        WaitForAsyncUtils.waitForFxEvents();
        return hint;
    }

    /** In one line, the end of a long one lay beyond the screen. */
    @Test
    void longWordsStandInSeveralLines(FxRobot robot) {
        Hint brief = shown(robot, "Brief");
        Hint lengthy = shown(robot, "Many words that say a little more. ".repeat(10));

        assertThat(brief.getWidth()).isLessThan(200);
        assertThat(lengthy.getWidth()).isLessThan(500);
        assertThat(lengthy.getHeight()).isGreaterThan(brief.getHeight() + 40);
        robot.interact(() -> {
            brief.hide();
            lengthy.hide();
        });
    }
}
