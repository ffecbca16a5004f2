package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.review.ReviewCase;
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

/** Several lesions side by side, in the whole window with a network. */
@ExtendWith(ApplicationExtension.class)
class BesideTest {

    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    private final Path folder;
    private final TorchEngine engine = new TorchEngine();
    private final CurrentSettings settings =
            new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), newest -> {});
    private final SessionViewModel model;

    BesideTest(@TempDir Path folder) {
        this.folder = folder;
        this.model = Sessions.of(engine, folder.resolve("data"));
    }

    @Start
    void start(Stage stage) {
        var theme = new Theme(ColorScheme.LIGHT);
        Sessions.show(model, theme, settings, Optional.empty(), stage, 990, 750);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        engine.close();
    }

    /** Six photos of one patient. */
    private void open(FxRobot robot) throws IOException {
        byte[] bytes = Files.readAllBytes(WIDE);
        Path set = Files.createDirectories(folder.resolve("set"));
        var table = new StringBuilder("image_name,patient_id,target\n");
        for (int i = 1; i <= 6; i++) {
            Files.write(set.resolve(i + ".png"), Arrays.copyOf(bytes, bytes.length + i));
            table.append("%d,A,%d%n".formatted(i, i % 2));
        }
        Files.writeString(set.resolve("train.csv"), table);
        robot.interact(() -> {
            model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
            model.files().open(List.of(set));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    /** Those on the screen, in reading order. */
    private static List<Node> cards(FxRobot robot) {
        return robot.lookup("#patient-rows .lesion-panel").<Node>queryAll().stream()
                .filter(card -> card.getParent().isVisible() && card.isVisible())
                .sorted(
                        Comparator.comparingDouble((Node card) -> place(card).getMinY())
                                .thenComparingDouble(card -> place(card).getMinX()))
                .toList();
    }

    private static Bounds place(Node card) {
        return card.localToScene(card.getLayoutBounds());
    }

    @Test
    void theSelectedStandBesideEachOtherUntilTheSelectionEnds(FxRobot robot) throws Exception {
        open(robot);
        robot.type(KeyCode.V);
        assertThat(isShown(robot, "#beside")).as("one alone").isFalse();

        robot.clickOn(cards(robot).get(0));
        robot.interact(robot.lookup("#patient-rows").query()::requestFocus);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(model.review().selection().lesions()).hasSize(2);
        robot.type(KeyCode.V);

        assertThat(isShown(robot, "#beside")).isTrue();
        assertThat(isShown(robot, "#beside-0")).isTrue();
        assertThat(isShown(robot, "#beside-1")).isTrue();
        assertThat(isShown(robot, "#beside-2")).isFalse();

        robot.type(KeyCode.ESCAPE);
        assertThat(isShown(robot, "#beside")).isFalse();
        assertThat(isShown(robot, "#patient-rows")).isTrue();
    }

    @Test
    void aButtonEndsItAndLeavesTheSelection(FxRobot robot) throws Exception {
        open(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.type(KeyCode.V);
        assertThat(isShown(robot, "#beside-3")).isTrue(); // of six, four are shown

        robot.clickOn("#beside-close");

        assertThat(isShown(robot, "#beside")).isFalse();
        assertThat(model.review().selection().lesions()).hasSize(6);
    }

    @Test
    void anotherMethodIsAskedOfThePageAtOnce(FxRobot robot) throws Exception {
        open(robot);
        ReviewCase first = model.review().reviewProperty().get().cases().getFirst();
        var kept = first.map().orElseThrow();

        ComboBox<CamMethod> method = robot.lookup("#patient #heat-method").queryComboBox();
        robot.clickOn(method).type(KeyCode.DOWN).type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(model.maps().methodProperty().get()).isNotEqualTo(CamMethod.GRAD_CAM);
        assertThat(model.maps().of(first)).isPresent().isNotEqualTo(Optional.of(kept));

        robot.interact(() -> model.maps().methodProperty().set(CamMethod.GRAD_CAM));
        assertThat(model.maps().of(first)).contains(kept);
    }
}
