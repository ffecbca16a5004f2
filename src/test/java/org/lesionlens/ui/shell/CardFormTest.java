package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Contrast;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A small archive that torch.jit.trace wrote, opened in the window; the worker runs at once. */
@ExtendWith(ApplicationExtension.class)
class CardFormTest {

    private static final Path ARCHIVE = Golden.FOLDER.resolve("torchscript/vision.traced.pt");
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    private final Path file;
    private final TorchEngine engine;
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private final SessionViewModel model;

    CardFormTest(@TempDir Path folder) throws Exception {
        this.file = Files.copy(ARCHIVE, folder.resolve("mine.pt"));
        this.engine = new TorchEngine(folder.resolve("models"), WIDE);
        this.model = Sessions.of(engine, folder);
    }

    @Start
    void start(Stage stage) {
        Sessions.show(
                model,
                theme,
                new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {}),
                Optional.empty(),
                stage,
                1100,
                750);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close); // as the program ends, in the UI thread
        engine.close();
    }

    private void openTrusted(FxRobot robot) {
        robot.interact(() -> model.files().open(List.of(WIDE)));
        robot.interact(() -> model.files().open(List.of(file)));
        robot.clickOn("#consent-agree");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void write(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private Classifier used() {
        return Objects.requireNonNull(model.model().classifier().getValue());
    }

    @Test
    void aModelWithoutACardIsAskedForItOnceAndExplained(FxRobot robot) {
        openTrusted(robot);
        assertThat(robot.lookup("#card").tryQuery()).isPresent();
        assertThat(model.model().classifier().getValue()).isNull();
        assertThat(robot.lookup("#card-preview-IMAGENET-0").queryAs(Label.class).getText())
                .matches("[01].\\d{3}");

        write(robot, "#card-name", "My network");
        write(robot, "#card-classes", "naevus\nmel");
        robot.clickOn("#card-rule-MINUS_ONE_TO_ONE");
        robot.clickOn("#card-use");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#card").tryQuery()).isEmpty();
        assertThat(used().card().name()).isEqualTo("My network");
        assertThat(used().card().output().positive()).isEqualTo("mel");
        assertThat(used().card().input().mean()).containsOnly(0.5);
        assertThat(Objects.requireNonNull(model.lesion().analysisProperty().get()).className())
                .isEqualTo("mel");
        assertThat(robot.lookup("#device").queryAs(Label.class).getText())
                .startsWith("My network")
                .endsWith("features");

        robot.interact(() -> model.files().open(List.of(file)));

        assertThat(robot.lookup("#card").tryQuery()).isEmpty();
        assertThat(used().card().name()).isEqualTo("My network");
    }

    @Test
    void whatIsWrongIsSaidAndNothingCanBeUsed(FxRobot robot) {
        openTrusted(robot);

        write(robot, "#card-classes", "melanoma");

        assertThat(robot.lookup("#card-use").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#card-state").queryAs(Label.class).getText()).contains("2", "1");
        assertThat(robot.lookup("#card-classes-problem").query().isVisible()).isTrue();
    }

    @Test
    void escapeLeavesEverythingAsItWas(FxRobot robot) {
        openTrusted(robot);

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#card").tryQuery()).isEmpty();
        assertThat(model.model().classifier().getValue()).isNull();
        assertThat(model.model().cards().askedProperty().get()).isNull();
    }

    @Test
    void theKeyboardBeginsAtTheNameAndReachesEveryField(FxRobot robot) {
        openTrusted(robot);
        assertThat(focused(robot)).isEqualTo("card-name");

        List<String> reached =
                IntStream.range(0, 16)
                        .mapToObj(_ -> {
                            robot.type(KeyCode.TAB);
                            return focused(robot);
                        })
                        .toList();

        assertThat(reached)
                .contains(
                        "card-size",
                        "card-fit",
                        "card-interpolation",
                        "card-classes",
                        "card-positive",
                        "card-threshold",
                        "card-rule-NONE",
                        "card-preview-more",
                        "card-cancel",
                        "card-export",
                        "card-use");
    }

    private static String focused(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        Node owner = robot.lookup(".shell").query().getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    @Test
    void theCardIsNamedForEverybodyAndReadableInLightAndDark(FxRobot robot) {
        openTrusted(robot);
        Parent card = robot.lookup("#card").queryAs(Parent.class);

        assertThat(Accessibility.problems(card)).isEmpty();
        robot.interact(() -> assertThat(Contrast.problems(card, theme)).isEmpty());
    }

    @Test
    void theCardIsEditedLater(FxRobot robot) {
        openTrusted(robot);
        robot.clickOn("#card-use");
        WaitForAsyncUtils.waitForFxEvents();

        robot.interact(model.model().cards()::edit);
        write(robot, "#card-threshold", "0.1");
        robot.clickOn("#card-use");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(used().card().decisionThreshold()).isEqualTo(0.1);
        assertThat(model.review().thresholdProperty().get()).isEqualTo(0.1);
    }

    @Test
    void aFinerLayerIsChosenAndThePhotoIsExplainedByIt(FxRobot robot) {
        openTrusted(robot);
        robot.clickOn("#card-use");
        WaitForAsyncUtils.waitForFxEvents();
        int before = grid();

        robot.interact(
                () -> robot.lookup("#layer").queryAs(ComboBox.class).getSelectionModel().select(1));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(before).isEqualTo(6);
        assertThat(grid()).isEqualTo(12);
        assertThat(robot.lookup("#device").queryAs(Label.class).getText()).endsWith("features.2");
    }

    private int grid() {
        return Objects.requireNonNull(model.lesion().analysisProperty().get())
                .pass()
                .activations()
                .width();
    }
}
