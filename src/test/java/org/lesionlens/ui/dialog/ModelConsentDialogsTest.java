package org.lesionlens.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.files.ContentHash;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.session.SessionViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ModelConsentDialogsTest {

    private static final Path MODEL = Golden.FOLDER.resolve("tiny_hidden.pt");

    private final TorchEngine engine = new TorchEngine();
    private final DialogLayer dialogs = new DialogLayer();
    private final SessionViewModel session;
    private final ModelConsentDialogs consents;

    ModelConsentDialogsTest(@TempDir Path folder) {
        session = Sessions.of(engine, folder);
        consents = new ModelConsentDialogs(session.model().consent(), dialogs);
    }

    @Start
    void show(Stage stage) {
        stage.setScene(new Scene(dialogs, 900, 700));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
        engine.close();
    }

    private boolean isInUse() {
        return session.model().inUseProperty().get() != null;
    }

    @Test
    void waitsForTheWindowAndSaysByWhatAFileIsKnown(FxRobot robot) throws Exception {
        robot.interact(() -> session.files().open(List.of(MODEL)));
        assertThat(dialogs.coveringProperty().get()).isFalse();

        robot.interact(consents::open);

        assertThat(robot.lookup(".hash").queryAs(TextField.class).getText())
                .isEqualTo(ContentHash.of(MODEL).hex());
        assertThat(robot.lookup(".label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("tiny_hidden.pt")
                .anyMatch(text -> text.contains(Golden.FOLDER.toAbsolutePath().toString()));
    }

    @Test
    void enterAndEscapeLeaveItAlone(FxRobot robot) {
        robot.interact(consents::open);
        for (KeyCode key : List.of(KeyCode.ENTER, KeyCode.ESCAPE)) {
            robot.interact(() -> session.files().open(List.of(MODEL)));
            assertThat(dialogs.coveringProperty().get()).isTrue();

            robot.push(key);

            assertThat(dialogs.coveringProperty().get()).isFalse();
            assertThat(isInUse()).isFalse();
        }
    }

    @Test
    void comesBackAfterAnotherDialogTookItsPlace(FxRobot robot) {
        robot.interact(consents::open);
        robot.interact(() -> session.files().open(List.of(MODEL)));
        robot.interact(() -> dialogs.show(new StackPane(new Button("another")), true));
        assertThat(robot.lookup("#consent-agree").tryQuery()).isEmpty();

        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup("#consent-agree").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(dialogs.coveringProperty().get()).isFalse();
    }

    @Test
    void whoAgreesHasItRun(FxRobot robot) {
        robot.interact(consents::open);
        robot.interact(() -> session.files().open(List.of(MODEL)));

        robot.clickOn("#consent-agree");

        assertThat(dialogs.coveringProperty().get()).isFalse();
        assertThat(isInUse()).isTrue();
    }
}
