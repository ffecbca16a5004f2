package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What makes a photo easier to look at, used with the mouse; all work runs in the UI thread. */
@ExtendWith(ApplicationExtension.class)
class PhotoToolsTest {

    private static final Analysis HOT_CORNER = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);

    private final LesionViewModel model = new LesionViewModel(UiThreads.inline().latestJob());

    @Start
    void start(Stage stage) {
        var view = new LesionView(model, UiThreads.inline());
        var scene = new Scene(view, 900, 700);
        new Theme(ColorScheme.LIGHT).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void show(FxRobot robot) {
        robot.interact(() ->
                model.show(
                        HOT_CORNER,
                        (shown, chosen, method) ->
                                SyntheticAnalysis.of(shown.pass(), chosen, method)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static PictureView picture(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(PictureView.class);
    }

    /** Red of the photo's middle as it is painted, and of the photo that is drawn. */
    private static int[] reds(FxRobot robot, String id) {
        robot.interact(() -> picture(robot, id).layout());
        WaitForAsyncUtils.waitForFxEvents();
        PictureLayers layers =
                (PictureLayers) picture(robot, id).getChildrenUnmodifiable().getFirst();
        ImageView painted = (ImageView) layers.getChildren().get(1);
        DisplayPicture picture = Objects.requireNonNull(picture(robot, id).drawn());
        var drawn = Objects.requireNonNull(picture.photo());
        int x = (int) drawn.getWidth() / 2;
        int y = (int) drawn.getHeight() / 2;
        return new int[] {
            painted.getImage().getPixelReader().getArgb(x, y) >> 16 & 0xFF,
            drawn.getPixelReader().getArgb(x, y) >> 16 & 0xFF
        };
    }

    private static void turnUp(FxRobot robot, String slider) {
        robot.clickOn(slider).type(KeyCode.RIGHT, 8);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theSunOpensControlsThatMakeThePhotoBrighter(FxRobot robot) {
        show(robot);
        assertThat(robot.lookup("#photo-look").query().isVisible()).isFalse();

        robot.clickOn("#adjust-photo");
        turnUp(robot, "#look-brightness");

        for (String id : new String[] {"#photo", "#overlay"}) {
            int[] reds = reds(robot, id);
            assertThat(reds[0]).as(id).isGreaterThan(reds[1] + 30);
        }
        assertThat(model.analysisProperty().get()).isSameAs(HOT_CORNER);
    }

    @Test
    void aClickOnTheChipEndsIt(FxRobot robot) {
        show(robot);
        assertThat(robot.lookup("#look-chip").query().isVisible()).isFalse();
        robot.clickOn("#adjust-photo");
        turnUp(robot, "#look-gamma");
        turnUp(robot, "#look-contrast");
        robot.clickOn("#adjust-photo"); // the controls go, the look stays
        assertThat(robot.lookup("#photo-look").query().isVisible()).isFalse();
        assertThat(reds(robot, "#photo")[0]).isNotEqualTo(reds(robot, "#photo")[1]);

        robot.clickOn("#look-chip");

        assertThat(reds(robot, "#photo")[0]).isEqualTo(reds(robot, "#photo")[1]);
        assertThat(robot.lookup("#look-chip").query().isVisible()).isFalse();
    }

    @Test
    void theLookHoldsForTheNextPhotoAndIsSaid(FxRobot robot) {
        robot.interact(() ->
                model.settings().photoLookProperty().set(PhotoLook.AS_IT_IS.withBrightness(0.2)));
        show(robot);

        int[] reds = reds(robot, "#photo");
        assertThat(reds[0]).isEqualTo(reds[1] + 51);
        assertThat(robot.lookup("#look-chip").query().isVisible()).isTrue();
    }

    @Test
    void theWheelTurnsNoSliderThatItOnlyComesOver(FxRobot robot) {
        show(robot);
        robot.clickOn("#adjust-photo");

        robot.moveTo("#look-brightness").scroll(3, VerticalDirection.UP);

        assertThat(model.settings().photoLookProperty().get()).isEqualTo(PhotoLook.AS_IT_IS);
    }

    @Test
    void theArrowsTurnWhatHasTheFocus(FxRobot robot) {
        show(robot);
        robot.clickOn("#adjust-photo");
        robot.clickOn("#look-gamma").type(KeyCode.RIGHT, 2);

        assertThat(model.settings().photoLookProperty().get().gamma()).isGreaterThan(1);
    }

    @Test
    void wordsOverThePictureLeaveTheScaleBarInSight(FxRobot robot) {
        show(robot);
        var note = robot.lookup("#overlay-note").queryAs(Label.class);
        robot.interact(() -> {
            model.spacingProperty().set(new PixelSpacing(0.1, PixelSpacing.Source.DICOM));
            note.setText("No positive evidence for melanoma, and not a word of the photo");
            note.setVisible(true);
        });
        WaitForAsyncUtils.waitForFxEvents();

        Node bar = picture(robot, "#overlay").lookup(".scale-bar");
        assertThat(bar.isVisible()).isTrue();
        assertThat(note.localToScene(note.getBoundsInLocal()).getMaxY())
                .isLessThanOrEqualTo(bar.localToScene(bar.getBoundsInLocal()).getMinY());
    }

    @Test
    void aScaleBarIsThereWhereAPixelHasASize(FxRobot robot) {
        show(robot);
        Node bar = picture(robot, "#photo").lookup(".scale-bar");
        assertThat(bar.isVisible()).isFalse();

        robot.interact(() ->
                model.spacingProperty().set(new PixelSpacing(0.1, PixelSpacing.Source.DICOM)));
        WaitForAsyncUtils.waitForFxEvents();

        // 588 pixels of the screen are 40 of the photo and 4 mm; 160 are room for 1 mm.
        assertThat(bar.isVisible()).isTrue();
        Label words = (Label) bar.lookup(".label");
        assertThat(words.getText()).startsWith("1\u00a0mm");
        Framing seen = Objects.requireNonNull(picture(robot, "#photo").framing());
        assertThat(bar.lookup(".bar").getLayoutBounds().getWidth())
                .isCloseTo(10 * seen.scale() / picture(robot, "#photo").scale(), within(1e-6));
        robot.clickOn("#zoom-in").clickOn("#zoom-in");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words.getText()).startsWith("500\u00a0µm");

        robot.interact(() -> model.spacingProperty().set(null));
        assertThat(bar.isVisible()).isFalse();
    }

    @Test
    void aPhotoAloneHasNothingBesideIt(FxRobot robot) {
        show(robot);

        robot.interact(() -> model.photoOnlyProperty().set(true));

        assertThat(robot.lookup(".view-footer").query().isVisible()).isFalse();
        assertThat(picture(robot, "#overlay").isVisible()).isFalse();
        assertThat(picture(robot, "#photo").getHeight()).isEqualTo(700);
        assertThat(picture(robot, "#photo").getWidth()).isEqualTo(900);

        robot.interact(() -> model.settings().layoutProperty().set(ViewLayout.OVERLAY));
        assertThat(picture(robot, "#overlay").isVisible()).isTrue();
        assertThat(robot.lookup(".view-footer").query().isVisible()).isTrue();
    }
}
