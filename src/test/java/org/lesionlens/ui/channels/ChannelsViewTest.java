package org.lesionlens.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.UiThreads;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The panel at the width of the inspector. */
@ExtendWith(ApplicationExtension.class)
class ChannelsViewTest {

    private final ChannelsViewModel model = new ChannelsViewModel(UiThreads.inline());

    @Start
    void start(Stage stage) {
        var scroll = new ScrollPane(new VBox(new ChannelsView(model)));
        scroll.setFitToWidth(true);
        var scene = new Scene(new StackPane(scroll), 300, 1000);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
        model.show(ChannelsViewModelTest.analysis(0, 1), ChannelsViewModelTest::slope);
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id).query().isVisible();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Label>query().getText();
    }

    @Test
    void opensByAClickAndSaysThatTheContributionsAreTheLogit(FxRobot robot) {
        robot.clickOn("#channels-open");

        // 4 · (0 + 1 + … + 39) = 3120, and the logit is 1
        assertThat(text(robot, "#channels-sum"))
                .contains("40 channels", "+3120.000", "-3119.000", "+1.000", "melanoma");
        assertThat(text(robot, "#channels-place")).isEqualTo("1 of 3");
    }

    @Test
    void aClickShowsAChannelAndTheButtonPutsItAway(FxRobot robot) {
        robot.clickOn("#channels-open");
        Node second = robot.lookup(".tile").nth(1).query();

        robot.clickOn(second);
        assertThat(model.chosenProperty().get().channel()).isEqualTo(38);
        assertThat(shows(robot, "#channels-back")).isTrue();

        robot.clickOn("#channels-back");
        assertThat(model.chosenProperty().get()).isNull();
    }

    @Test
    void keysGoFromTileToTileAndFromPageToPage(FxRobot robot) {
        robot.clickOn("#channels-open");
        robot.interact(() -> robot.lookup("#channels-grid").query().requestFocus());

        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(model.chosenProperty().get().channel()).isEqualTo(35); // three in a row

        robot.type(KeyCode.END, KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(text(robot, "#channels-place")).isEqualTo("2 of 3");
        assertThat(model.chosenProperty().get().channel()).isEqualTo(24);

        robot.type(KeyCode.LEFT, KeyCode.ENTER);
        assertThat(text(robot, "#channels-place")).isEqualTo("1 of 3");
        assertThat(model.chosenProperty().get().channel()).isEqualTo(25);

        robot.type(KeyCode.ENTER);
        assertThat(model.chosenProperty().get()).isNull();
    }

    @Test
    void upAndDownKeepTheColumnAcrossPages(FxRobot robot) {
        robot.clickOn("#channels-open");
        robot.interact(() -> robot.lookup("#channels-grid").query().requestFocus());

        robot.type(KeyCode.END, KeyCode.DOWN, KeyCode.ENTER); // third of the first row
        assertThat(model.chosenProperty().get().channel()).isEqualTo(22);

        robot.type(KeyCode.UP, KeyCode.ENTER); // third of the last row before
        assertThat(model.chosenProperty().get().channel()).isEqualTo(25);
    }

    @Test
    void whatKeysReachIsScrolledIntoSight(FxRobot robot) {
        ScrollPane scroll = robot.lookup(".scroll-pane").query();
        robot.interact(() -> scroll.setMaxHeight(300)); // the window is that of later tests, too
        robot.clickOn("#channels-open");
        robot.interact(() -> robot.lookup("#channels-grid").query().requestFocus());

        robot.type(KeyCode.END);

        Node last = robot.lookup(".tile").nth(ChannelPage.SIZE - 1).query();
        double bottom = last.localToScene(last.getLayoutBounds()).getMaxY();
        assertThat(bottom)
                .isLessThanOrEqualTo(scroll.localToScene(scroll.getLayoutBounds()).getMaxY());
    }

    @Test
    void longNumbersLeaveThreeInARow(FxRobot robot) {
        robot.clickOn("#channels-open");
        Label weight = robot.lookup(".weight").nth(0).query();
        robot.interact(() -> {
            weight.setText("w -0.000418000");
            weight.getScene().getRoot().layout();
        });

        double first = robot.lookup(".tile").nth(0).query().getLayoutY();
        assertThat(robot.lookup(".tile").nth(2).query().getLayoutY()).isEqualTo(first);
    }

    @Test
    void aPageThatIsNotFullHasRowsOfTheSameHeight(FxRobot robot) {
        robot.clickOn("#channels-open");
        double full = robot.lookup(".tile").nth(3).query().getLayoutY();

        robot.clickOn("#channels-next").clickOn("#channels-next");

        assertThat(robot.lookup(".tile").nth(3).query().getLayoutY()).isEqualTo(full);
    }

    @Test
    void theFirstPageHasNoneBefore(FxRobot robot) {
        robot.clickOn("#channels-open");

        assertThat(robot.lookup("#channels-before").query().isDisabled()).isTrue();
        robot.clickOn("#channels-next").clickOn("#channels-next");
        assertThat(robot.lookup("#channels-next").query().isDisabled()).isTrue();
    }
}
