package org.lesionlens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.testing.Accessibility;
import org.lesionlens.testing.Contrast;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Watches a folder with archives of tiny networks, on its own thread as in the program. */
@ExtendWith(ApplicationExtension.class)
class TrainingViewTest {

    private static final Path POOLED = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final Path HIDDEN = Golden.FOLDER.resolve("tiny_hidden.pt");

    @TempDir private Path work = POOLED;
    private final TorchEngine engine = new TorchEngine();
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private Path run = work;
    private TrainingViewModel model = model(work);
    private Parent root = new Group();

    private TrainingViewModel model(Path folder) {
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        return new TrainingViewModel(
                engine,
                new Analyzer(decoder),
                new LazyResultStore(folder.resolve("store.sqlite"), _ -> {}),
                decoder,
                watch -> Thread.ofPlatform().daemon().start(watch),
                Platform::runLater);
    }

    @Start
    void start(Stage stage) throws IOException {
        run = Files.createDirectory(work.resolve("run"));
        for (String name : List.of("benign/wide.png", "malignant/large.png")) {
            Path file = work.resolve("set").resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(Golden.FOLDER.resolve("lesions").resolve(file.getFileName()), file);
        }
        model = model(work);
        root = new TrainingView(model, () -> Optional.of(run));
        var scene = new Scene(root, 900, 700);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    private String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private void begin(FxRobot robot) throws IOException {
        CaseSet set = CaseSet.read(work.resolve("set"));
        robot.interact(() -> model.use(set));
        robot.clickOn("#training-choose").clickOn("#training-agree");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void await(int checkpoints) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> model.shownProperty().get().checkpoints() == checkpoints);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void nothingIsWatchedWithoutASetAndNothingRunsUnasked(FxRobot robot) throws Exception {
        assertThat(text(robot, "training-why")).startsWith("Open a set of photos first");
        assertThat(robot.lookup("#training-choose").query().isDisabled()).isTrue();
        Files.copy(POOLED, run.resolve("ep_1.pt"));
        CaseSet set = CaseSet.read(work.resolve("set"));
        robot.interact(() -> model.use(set));

        robot.clickOn("#training-choose");

        assertThat(text(robot, "training-why")).contains(run.toString()).contains("are programs");
        assertThat(model.stateProperty().get()).isEqualTo(new TrainingViewModel.State.Asked(run));
        robot.clickOn("#training-decline");
        assertThat(model.stateProperty().get()).isEqualTo(new TrainingViewModel.State.Idle());
    }

    @Test
    void stripsGrowAsCheckpointsCome(FxRobot robot) throws Exception {
        begin(robot);
        assertThat(text(robot, "training-status")).isEqualTo("waits for the first checkpoint");

        Files.copy(POOLED, run.resolve("ep_1.pt"));
        await(1);
        assertThat(robot.lookup("#training-heat").lookup(".picture").queryAll()).hasSize(2);
        Files.copy(HIDDEN, run.resolve("ep_2.pt"));
        Files.writeString(run.resolve("ep_3.pt"), "no network");
        await(2);

        assertThat(robot.lookup("#training-strips").lookup(".image-view").queryAll())
                .hasSize(2 + 4);
        assertThat(text(robot, "training-status")).isEqualTo("waits for the next checkpoint");
        assertThat(text(robot, "training-area")).isNotBlank();
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> !model.problemsProperty().get().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "training-problems"))
                .contains("ep_3.pt is not a TorchScript archive");
        assertThat(Accessibility.problems(root)).isEmpty();
        robot.interact(() -> assertThat(Contrast.problems(root, theme)).isEmpty());
    }

    @Test
    void anotherSetEndsWhatWasWatchedAndTheSameDoesNot(FxRobot robot) throws Exception {
        begin(robot);
        Files.copy(POOLED, run.resolve("ep_1.pt"));
        await(1);
        CaseSet same = CaseSet.read(work.resolve("set"));
        CaseSet other = CaseSet.read(work.resolve("set/benign"));

        robot.interact(() -> model.use(same));
        assertThat(model.shownProperty().get().checkpoints()).isEqualTo(1);
        robot.interact(() -> model.use(other));

        assertThat(model.shownProperty().get()).isEqualTo(ShownTraining.NONE);
        assertThat(model.stateProperty().get()).isEqualTo(new TrainingViewModel.State.Idle());
    }
}
