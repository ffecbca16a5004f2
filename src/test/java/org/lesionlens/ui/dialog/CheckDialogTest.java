package org.lesionlens.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.UiThreads;
import org.lesionlens.doctor.Check;
import org.lesionlens.doctor.CheckedPoint;
import org.lesionlens.doctor.CheckedPoint.State;
import org.lesionlens.doctor.InstallationCheck;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CheckDialogTest {

    private static final Check JAVA =
            new Check() {
                @Override
                public String what() {
                    return "Java";
                }

                @Override
                public CheckedPoint look() {
                    return new CheckedPoint(what(), "25", State.OK, "");
                }
            };

    private boolean isClosed;

    @Start
    void show(Stage stage) {
        var check = new InstallationCheck(List.of(JAVA));
        stage.setScene(new Scene(CheckDialog.of(check, UiThreads.inline(), () -> isClosed = true)));
        stage.show();
    }

    @Test
    void showsTheTableWhichCanBeCopied(FxRobot robot) {
        String table = robot.lookup("#check-table").queryAs(TextArea.class).getText();
        assertThat(table).startsWith("ok     Java").endsWith("This installation works.");

        robot.interact(robot.lookup("#check-copy").queryAs(Button.class)::fire);
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(table));

        robot.interact(robot.lookup("#check-close").queryAs(Button.class)::fire);
        assertThat(isClosed).isTrue();
    }
}
