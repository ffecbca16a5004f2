package org.lesionlens.ui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.reading.Reader;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ReadingSetupTest {

    private final ObjectProperty<Integer> photos = new SimpleObjectProperty<>(0);

    @Start
    void start(Stage stage) {
        var reader = new Reader("Ada", "melanoma");
        var subject = new ReadingSetup.Subject("melanoma", photos, CaseFilter.ALL, List.of(reader));
        var scene = new Scene(new ReadingSetup(subject, _ -> {}, () -> {}), 600, 600);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** It may be asked for before the set is there. */
    @Test
    void countsThePhotosAsTheyComeAndBeginsOnceThereAreSome(FxRobot robot) {
        robot.clickOn("#reading-name").write("Ada");
        assertThat(robot.lookup("#reading-begin").query().isDisabled()).isTrue();

        robot.interact(() -> photos.set(353));

        assertThat(robot.lookup("#reading-photos").queryAs(Label.class).getText()).contains("353");
        assertThat(robot.lookup("#reading-begin").query().isDisabled()).isFalse();
    }
}
