package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.image.DecodeLimits;
import org.lesionlens.image.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window on the real engine and a tiny model; the worker runs at once. */
@ExtendWith(ApplicationExtension.class)
class ShellViewTest {

    private static final Path MODEL = Golden.FOLDER.resolve("tiny_pooled.pt");
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final Theme theme = new Theme(ColorScheme.LIGHT);
    private final ShellViewModel model;

    ShellViewTest(@TempDir Path folder) {
        this.folder = folder;
        this.model =
                new ShellViewModel(
                        engine,
                        new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                        new TrustedModels(folder.resolve("trusted.txt")),
                        Runnable::run,
                        Runnable::run);
    }

    @Start
    void start(Stage stage) {
        var samples = Optional.of(Golden.FOLDER.resolve("lesions"));
        var shell = new ShellView(model, theme, samples, Runnable::run, Runnable::run);
        var scene = new Scene(shell, 1100, 750);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        model.close();
        engine.close();
    }

    private void open(FxRobot robot, Path file) {
        robot.interact(() -> model.open(List.of(file)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void loadModel(FxRobot robot) {
        robot.interact(() -> model.openBundledModel(MODEL));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).query().isVisible();
    }

    @Test
    void invitesToOpenAPhotoAndOpensTheSamplesByAClick(FxRobot robot) {
        loadModel(robot);
        assertThat(isShown(robot, "#welcome")).isTrue();

        robot.clickOn("Open the samples");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#welcome")).isFalse();
        assertThat(model.photoNameProperty().get()).isEqualTo("large.png");
    }

    @Test
    void theStatusNamesModelAndDevice(FxRobot robot) {
        assertThat(robot.lookup("#device").queryAs(Label.class).getText()).isEqualTo("No model");

        loadModel(robot);

        assertThat(robot.lookup("#device").queryAs(Label.class).getText())
                .matches("Tiny pooled · (CPU|CUDA)");
    }

    @Test
    void aFailureIsTriedAgainByAClickOnceItIsMended(FxRobot robot) throws Exception {
        loadModel(robot);
        Path file = Files.writeString(folder.resolve("lesion.png"), "not yet");
        open(robot, file);
        assertThat(isShown(robot, "#banner")).isTrue();

        Files.write(file, Files.readAllBytes(WIDE));
        robot.clickOn("Try again");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isShown(robot, "#banner")).isFalse();
        assertThat(model.lesion().analysisProperty().get()).isNotNull();
    }

    @Test
    void aMessageCanBeDismissed(FxRobot robot) {
        open(robot, WIDE);
        assertThat(isShown(robot, "#banner")).isTrue();

        robot.clickOn("#dismiss");

        assertThat(isShown(robot, "#banner")).isFalse();
    }

    @Test
    void thePhotoAloneTheOverlayAloneOrBoth(FxRobot robot) {
        loadModel(robot);
        open(robot, WIDE);

        robot.clickOn("#layout-overlay");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#photo").query().isVisible()).isFalse();
        double alone = robot.lookup("#overlay").query().getLayoutBounds().getWidth();

        robot.clickOn("#layout-side-by-side");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#photo").query().isVisible()).isTrue();
        assertThat(robot.lookup("#overlay").query().getLayoutBounds().getHeight()).isPositive();
        assertThat(alone).isPositive();
    }

    @Test
    void lightBecomesDarkAndBack(FxRobot robot) {
        ColorScheme before = theme.schemeProperty().get();

        robot.clickOn("#theme");
        assertThat(theme.schemeProperty().get()).isNotEqualTo(before);

        robot.clickOn("#theme");
        assertThat(theme.schemeProperty().get()).isEqualTo(before);
    }

    /** A screen reader has a name for everything that can be operated. */
    @Test
    void everyControlHasAName(FxRobot robot) {
        loadModel(robot);
        open(robot, WIDE);

        var controls =
                robot.lookup((Node node) ->
                                node instanceof ButtonBase
                                        || node instanceof Slider
                                        || node instanceof ComboBoxBase<?>)
                        .queryAll();

        assertThat(controls).hasSizeGreaterThan(8);
        assertThat(controls).allMatch(ShellViewTest::isNamed);
    }

    private static boolean isNamed(Node control) {
        String spoken = control.getAccessibleText();
        boolean written =
                control instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank();
        return written || (spoken != null && !spoken.isBlank());
    }
}
