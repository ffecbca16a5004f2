package org.lesionlens.ui.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.background.LatestJob;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The panel at the width of the inspector; work waits until a test lets it run. */
@ExtendWith(ApplicationExtension.class)
class AttributionViewTest {

    private static final Analysis SHOWN = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);

    private static final Command EXPORT = new Command("export", "Export", null, () -> {});

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final AttributionViewModel model =
            new AttributionViewModel(
                    new LatestJob<>(worker::add, Runnable::run),
                    new LatestJob<>(Runnable::run, Runnable::run));

    @Start
    void start(Stage stage) {
        var scroll = new ScrollPane(new VBox(new AttributionView(model, EXPORT)));
        scroll.setFitToWidth(true);
        var scene = new Scene(scroll, 300, 800);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void show(FxRobot robot) {
        robot.interact(() -> model.show(SHOWN, AttributionViewModelTest::attribution));
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id).queryAll().stream().allMatch(Node::isVisible)
                && !robot.lookup(id).queryAll().isEmpty();
    }

    @Test
    void saysWhatItIsForBeforeAPhotoIsShown(FxRobot robot) {
        assertThat(robot.lookup("#attribution-message").<Label>query().getText()).isNotBlank();
        assertThat(shows(robot, "#attribution-compute")).isFalse();
    }

    @Test
    void tellsTheCostBeforeAnythingBegins(FxRobot robot) {
        show(robot);

        // 32 gradients of three passes each
        assertThat(robot.lookup("#attribution-cost").<Label>query().getText()).contains("96");
        assertThat(worker).isEmpty();
    }

    @Test
    void theCostIsTheTimeOfARunAsOftenAsItIsNeeded(FxRobot robot) {
        var slow =
                new AttributionViewModel.Attributor() {
                    @Override
                    public Attribution attribute(
                            Analysis of, AttributionSettings settings, AttributionProgress told) {
                        return AttributionViewModelTest.attribution(of, settings, told);
                    }

                    @Override
                    public double runMillis() {
                        return 500;
                    }
                };

        robot.interact(() -> model.show(SHOWN, slow));

        assertThat(robot.lookup("#attribution-cost").<Label>query().getText())
                .contains("48\u00a0s");
    }

    @Test
    void aMethodIsChosenByMouseWithItsOwnOptionsAndCost(FxRobot robot) {
        show(robot);
        String before = robot.lookup("#attribution-cost").<Label>query().getText();

        robot.clickOn("#attribution-method").clickOn("Occlusion · perturbation");

        assertThat(model.choice().methodProperty().get()).isEqualTo(PerturbationMethod.OCCLUSION);
        assertThat(shows(robot, "#attribution-patch")).isTrue();
        assertThat(shows(robot, "#attribution-steps")).isFalse();
        assertThat(robot.lookup("#attribution-patch").query().getLayoutY())
                .isNotEqualTo(robot.lookup("#attribution-cover").query().getLayoutY());
        assertThat(robot.lookup("#attribution-cost").<Label>query().getText()).isNotEqualTo(before);
    }

    @Test
    void aClickComputesAndSaysWhatIsToBeKnown(FxRobot robot) {
        show(robot);

        robot.clickOn("#attribution-compute");
        assertThat(shows(robot, "#attribution-progress")).isTrue();
        assertThat(shows(robot, "#attribution-compute")).isFalse();
        robot.interact(() -> worker.remove().run());

        assertThat(
                        robot.lookup("#attribution-lines .label").queryAllAs(Label.class).stream()
                                .map(Label::getText))
                .anyMatch(line -> line.contains("1.00 %") || line.contains("1.00\u00a0%"))
                .anyMatch(line -> line.contains("Grad-CAM"));
        assertThat(shows(robot, "#attribution-close")).isTrue();
    }

    @Test
    void theButtonThatEndsItStandsWhereTheOtherStood(FxRobot robot) {
        show(robot);
        robot.clickOn("#attribution-compute");
        assertThat(robot.lookup("#attribution-cancel").query().isFocused()).isTrue();

        robot.clickOn("#attribution-cancel");

        assertThat(model.stateProperty().get()).isEqualTo(new AttributionState.Ready());
        assertThat(robot.lookup("#attribution-compute").query().isFocused()).isTrue();
    }

    @Test
    void aMapIsPutAwayByMouse(FxRobot robot) {
        show(robot);
        robot.clickOn("#attribution-compute");
        robot.interact(() -> worker.remove().run());

        robot.clickOn("#attribution-close");

        assertThat(model.shownProperty().get()).isNull();
        assertThat(shows(robot, "#attribution-close")).isFalse();
    }

    @Test
    void theSignCanBeShownWithoutAskingAgain(FxRobot robot) {
        show(robot);
        robot.clickOn("#attribution-compute");
        robot.interact(() -> worker.remove().run());

        robot.clickOn("#attribution-signed");

        assertThat(worker).isEmpty();
        assertThat(model.shownProperty().get().map().map())
                .isInstanceOf(org.lesionlens.explain.SignedMap.class);
    }
}
