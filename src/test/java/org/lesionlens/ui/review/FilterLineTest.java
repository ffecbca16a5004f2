package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.cases.Sex;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.AgeRange;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FilterLineTest {

    private final ReviewViewModel model = new ReviewViewModel();

    @Start
    void start(Stage stage) {
        model.reviewProperty().set(SyntheticReview.large(300));
        var scene = new Scene(new FilterLine(model), 1000, 100);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void want(FxRobot robot, CaseFilter filter) {
        robot.interact(() -> model.filterProperty().set(filter));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String chip(FxRobot robot) {
        return robot.lookup("#filter-chip").queryAs(Button.class).getText();
    }

    @Test
    void saysWhichLesionsAreWantedAndHowManyTheyAre(FxRobot robot) {
        want(
                robot,
                CaseFilter.ALL
                        .withGroups(Set.of(OutcomeGroup.FALSE_NEGATIVE))
                        .withSexes(Set.of(Sex.FEMALE))
                        .withSites(Set.of("", "torso"))
                        .withAges(Optional.of(new AgeRange(30, 49.5))));

        assertThat(chip(robot))
                .isEqualTo("Filter: False negative · female · 30–49 years · torso, unknown");
        int wanted = Objects.requireNonNull(model.sequence().getValue()).size();
        assertThat(text(robot, "#filter-count")).isEqualTo(wanted + " of 300 photos");
    }

    @Test
    void saysWhatTheNumbersAreOf(FxRobot robot) {
        want(robot, CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.TRUE_NEGATIVE)));
        assertThat(text(robot, "#filter-numbers")).isEqualTo("All numbers are of the whole set.");

        want(robot, model.filterProperty().get().withSexes(Set.of(Sex.MALE)));
        assertThat(text(robot, "#filter-numbers")).isEqualTo("All numbers are of: male.");
    }

    @Test
    void oneClickEndsFilterAndOrder(FxRobot robot) {
        want(robot, CaseFilter.ALL.withSexes(Set.of(Sex.MALE)));
        robot.interact(() -> model.orderProperty().set(CaseOrder.AGE));
        assertThat(chip(robot)).isEqualTo("Filter: male, Sorted by: Age");
        assertThat(model.narrowed().getValue()).isTrue();

        robot.clickOn("#filter-chip");

        assertThat(model.filterProperty().get()).isEqualTo(CaseFilter.ALL);
        assertThat(model.orderProperty().get()).isEqualTo(CaseOrder.ERROR);
        assertThat(model.narrowed().getValue()).isFalse();
    }

    /** What is said of patients holds for every number; a group only for what is looked at. */
    @Test
    void factsNarrowTheScoresAndGroupsDoNot(FxRobot robot) {
        int all = model.scores().getValue().size();
        long women =
                model.reviewProperty().get().judged().stream()
                        .filter(one -> one.image().facts().sex() == Sex.FEMALE)
                        .count();

        want(robot, CaseFilter.ALL.withSexes(Set.of(Sex.FEMALE)));
        assertThat(model.scores().getValue().size()).isEqualTo((int) women).isLessThan(all);
        assertThat(model.confusion().getValue().total()).isEqualTo((int) women);

        want(robot, CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.TRUE_NEGATIVE)));
        assertThat(model.scores().getValue().size()).isEqualTo(all);
    }
}
