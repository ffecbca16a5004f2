package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A field that would take the next letter, a panel with a button, and what befalls the button. */
@ExtendWith(ApplicationExtension.class)
class FocusKeeperTest {

    private final TextField field = new TextField();
    private final Button button = new Button("Check");
    private final Button other = new Button("Cancel");
    private final HBox panel = new HBox(button, other);
    private final VBox window = new VBox(panel, field);

    @Start
    void start(Stage stage) {
        var scene = new Scene(window, 400, 200);
        new FocusKeeper(window).listenTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private Node ownerAfter(FxRobot robot, Runnable change) {
        robot.interact(() -> {
            button.requestFocus();
            change.run();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return window.getScene().getFocusOwner();
    }

    @Test
    void aButtonThatHidesLeavesTheFocusInItsPanel(FxRobot robot) {
        other.setDisable(true); // JavaFX would go on to the field

        assertThat(ownerAfter(robot, () -> button.setVisible(false))).isEqualTo(panel);
    }

    @Test
    void aButtonThatIsDisabledLeavesTheFocusInItsPanel(FxRobot robot) {
        other.setDisable(true);

        assertThat(ownerAfter(robot, () -> button.setDisable(true))).isEqualTo(panel);
    }

    @Test
    void aButtonThatIsTakenOutLeavesTheFocusInItsPanel(FxRobot robot) {
        assertThat(ownerAfter(robot, () -> panel.getChildren().remove(button))).isEqualTo(panel);
    }

    @Test
    void whoeverWantsTheFocusGetsIt(FxRobot robot) {
        Node owner =
                ownerAfter(
                        robot,
                        () -> {
                            button.setVisible(false);
                            field.requestFocus();
                        });

        assertThat(owner).isEqualTo(field);
    }

    @Test
    void aWholePanelThatGoesLeavesItToOthers(FxRobot robot) {
        assertThat(ownerAfter(robot, () -> panel.setVisible(false))).isNotEqualTo(panel);
    }
}
