package org.lesionlens.ui.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.review.HeatLook;
import org.lesionlens.ui.review.LesionMaps;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.Thumbnails;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LesionStripTest {

    private final ReviewViewModel review = new ReviewViewModel();
    private final PatientsViewModel model =
            new PatientsViewModel(
                    review,
                    // The third lesion of the set has nothing in common with any other.
                    one -> Optional.of(one.index() == 2 ? new float[] {0, 1} : new float[] {1, 0}),
                    UiThreads.inline().latestJob(),
                    new LesionMaps(UiThreads.inline().latestJob()));

    @Start
    void start(Stage stage) throws Exception {
        review.reviewProperty().set(SyntheticReview.samples());
        var thumbnails =
                new Thumbnails(
                        new ImageDecoder(DecodeLimits.STANDARD),
                        UiThreads.of(_ -> {}, Runnable::run),
                        new SimpleObjectProperty<@Nullable HeatLook>());
        var strip = new LesionStrip(model, thumbnails);
        var scene = new Scene(strip, 1000, 120);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void select(FxRobot robot, int index) {
        robot.interact(() -> review.selectedProperty().set(at(index).image()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ReviewCase at(int index) {
        return review.reviewProperty().get().cases().get(index);
    }

    private static ListView<ReviewCase> row(FxRobot robot) {
        return robot.lookup("#strip").queryListView();
    }

    @Test
    void showsTheLesionsOfThePatientWhoseLesionIsSelected(FxRobot robot) {
        select(robot, 1);

        assertThat(row(robot).getItems())
                .hasSize(7)
                .allMatch(one -> one.image().patient().equals("LL_P01"))
                .isSortedAccordingTo(
                        Comparator.comparingInt(ReviewCase::index)); // as the arrows go
        assertThat(row(robot).getSelectionModel().getSelectedItem()).isEqualTo(at(1));
    }

    @Test
    void whatIsClickedOrSteppedToIsSelectedEverywhere(FxRobot robot) {
        select(robot, 2);

        robot.clickOn(row(robot).lookupAll(".strip-lesion").stream().toList().get(1));
        ReviewCase clicked = row(robot).getItems().get(1);
        assertThat(review.selectedProperty().get()).isEqualTo(clicked.image());

        robot.type(KeyCode.RIGHT);
        ReviewCase next = row(robot).getItems().get(2);
        assertThat(review.selectedProperty().get()).isEqualTo(next.image());
    }

    @Test
    void isNotWorthShowingForOneLesionOrNobody(FxRobot robot) {
        LesionStrip strip = robot.lookup(".lesion-strip").queryAs(LesionStrip.class);
        assertThat(strip.worthShowing().get()).isFalse();
        select(robot, 0);
        assertThat(strip.worthShowing().get()).isTrue();

        robot.interact(() -> review.reviewProperty().set(Review.of(List.of(at(0).image()))));

        assertThat(strip.worthShowing().get()).isFalse();
    }
}
