package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShortcutsTest {

    private final SimpleBooleanProperty offered = new SimpleBooleanProperty(false);
    private int done;

    @Start
    void start(Stage stage) {
        Command command = Command.of("do", "Do", "Shortcut+E", () -> done++).enabledBy(offered);
        var scene = new Scene(new Pane(), 200, 100);
        new Shortcuts(List.of(new CommandGroup("Menu", List.of(command))), () -> false)
                .install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theKeyOfACommandThatIsNotOfferedDoesNothing(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT).type(KeyCode.E).release(KeyCode.SHORTCUT);
        assertThat(done).isZero();

        robot.interact(() -> offered.set(true));
        robot.press(KeyCode.SHORTCUT).type(KeyCode.E).release(KeyCode.SHORTCUT);
        assertThat(done).isEqualTo(1);
    }
}
