package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class EnterKeyTest {

    private final AtomicInteger saved = new AtomicInteger();

    @Start
    void start(Stage stage) {
        var list = new ComboBox<String>();
        list.getItems().setAll("one", "two");
        list.setValue("one");
        var choices = new VBox(new CheckBox("box"), new RadioButton("radio"), list);
        var save = new Button("save");
        save.setOnAction(_ -> saved.incrementAndGet());
        EnterKey.in(choices, save);
        stage.setScene(new Scene(new VBox(choices, save)));
        stage.show();
    }

    private void enterIn(FxRobot robot, String type) {
        Node node = robot.lookup(type).query();
        robot.interact(node::requestFocus);
        robot.type(KeyCode.ENTER);
    }

    @Test
    void enterSavesFromAnyChoiceAndTurnsNone(FxRobot robot) {
        enterIn(robot, ".check-box");
        enterIn(robot, ".radio-button");
        enterIn(robot, ".combo-box");

        assertThat(saved).hasValue(3);
        assertThat(robot.lookup(".check-box").queryAs(CheckBox.class).isSelected()).isFalse();
    }

    @Test
    void inAnOpenListEnterChooses(FxRobot robot) {
        ComboBox<?> list = robot.lookup(".combo-box").queryComboBox();
        robot.interact(() -> {
            list.requestFocus();
            list.show();
        });

        robot.type(KeyCode.DOWN, KeyCode.ENTER);

        assertThat(saved).hasValue(0);
        assertThat(list.isShowing()).isFalse();
        assertThat(list.getValue()).isEqualTo("two");
    }
}
