package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Consumer;
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

    @Start
    void start(Stage stage) {
        var button = new Button("Check");
        button.setId("check");
        var panel = new HBox(button);
        panel.setId("panel");
        var field = new TextField();
        field.setId("field");
        var window = new VBox(panel, field);
        var scene = new Scene(window, 400, 200);
        new FocusKeeper(window).listenTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Node node(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    /** What has the focus after something befell the button that had it. */
    private static String ownerAfter(FxRobot robot, Consumer<Node> change) {
        Node button = node(robot, "#check");
        Scene scene = button.getScene();
        robot.interact(() -> {
            button.requestFocus();
            change.accept(button);
        });
        WaitForAsyncUtils.waitForFxEvents();
        return String.valueOf(Objects.requireNonNull(scene.getFocusOwner()).getId());
    }

    @Test
    void aButtonThatHidesLeavesTheFocusInItsPanel(FxRobot robot) {
        assertThat(ownerAfter(robot, button -> button.setVisible(false))).isEqualTo("panel");
    }

    @Test
    void aButtonThatIsDisabledLeavesTheFocusInItsPanel(FxRobot robot) {
        assertThat(ownerAfter(robot, button -> button.setDisable(true))).isEqualTo("panel");
    }

    @Test
    void aButtonThatIsTakenOutLeavesTheFocusInItsPanel(FxRobot robot) {
        HBox panel = (HBox) node(robot, "#panel");

        assertThat(ownerAfter(robot, panel.getChildren()::remove)).isEqualTo("panel");
    }

    @Test
    void whoeverWantsTheFocusGetsIt(FxRobot robot) {
        Node field = node(robot, "#field");

        assertThat(
                        ownerAfter(
                                robot,
                                button -> {
                                    button.setVisible(false);
                                    field.requestFocus();
                                }))
                .isEqualTo("field");
    }

    @Test
    void aWholePanelThatGoesLeavesItToOthers(FxRobot robot) {
        Node panel = node(robot, "#panel");

        assertThat(ownerAfter(robot, _ -> panel.setVisible(false))).isEqualTo("field");
    }
}
