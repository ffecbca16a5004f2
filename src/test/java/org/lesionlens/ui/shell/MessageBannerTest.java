package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.ui.session.Messages;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MessageBannerTest {

    private final Messages messages = new Messages();

    @Start
    void show(Stage stage) {
        stage.setScene(
                new Scene(new MessageBanner(messages, new SimpleBooleanProperty()), 800, 200));
        stage.show();
    }

    @Test
    void theReportOfAFaultIsCopiedAndStaysInSight(FxRobot robot) {
        robot.interact(() -> messages.ownFault("first"));
        robot.interact(() -> messages.ownFault("second"));

        robot.interact(robot.lookup("#copy-report").queryAs(Button.class)::fire);
        robot.interact(() ->
                assertThat(Clipboard.getSystemClipboard().getString())
                        .isEqualTo("first\n\nsecond"));
        robot.interact(robot.lookup("#details").queryAs(ToggleButton.class)::fire);
        assertThat(robot.lookup("#technical").queryAs(TextArea.class).isVisible()).isTrue();

        robot.interact(robot.lookup("#dismiss").queryAs(Button.class)::fire);
        assertThat(messages.messageProperty().get()).isNull();
    }

    @Test
    void whatElseFailedHasNoReport(FxRobot robot) {
        robot.interact(() -> messages.noSet());

        assertThat(robot.lookup("#copy-report").tryQuery()).isEmpty();
    }
}
