package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NumberFieldTest {

    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);
    private final DoubleProperty share = new SimpleDoubleProperty(0.12345);
    private final NumberField field = new NumberField("share", 4);

    @BeforeEach
    void useGermanNumbers() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @Start
    void start(Stage stage) {
        field.edit(share, Formats::share);
        stage.setScene(new Scene(new VBox(field, new Button("other")), 200, 100));
        stage.show();
    }

    @Test
    void enterTakesWhatIsTyped(FxRobot robot) {
        type(robot, "0,75", KeyCode.ENTER);

        assertThat(share.get()).isEqualTo(0.75);
        assertThat(field.getText()).isEqualTo("0,75");
    }

    @Test
    void leavingTheFieldTakesIt(FxRobot robot) {
        type(robot, "0,75", KeyCode.TAB);

        assertThat(share.get()).isEqualTo(0.75);
    }

    @Test
    void whatIsNoNumberIsAnsweredByTheValueThatHolds(FxRobot robot) {
        type(robot, "0,7 or so", KeyCode.ENTER);

        assertThat(share.get()).isEqualTo(0.12345);
        assertThat(field.getText()).isEqualTo("0,12");
    }

    @Test
    void aShareStaysInItsRange(FxRobot robot) {
        type(robot, "7", KeyCode.ENTER);

        assertThat(share.get()).isEqualTo(1);
        assertThat(field.getText()).isEqualTo("1,00");
    }

    @Test
    void theRoundedNumberThatStandsThereIsNotTaken(FxRobot robot) {
        type(robot, "0,12", KeyCode.ENTER);

        assertThat(share.get()).isEqualTo(0.12345);
    }

    private void type(FxRobot robot, String text, KeyCode end) {
        robot.interact(() -> {
            field.requestFocus();
            field.setText(text);
        });
        robot.type(end);
    }
}
